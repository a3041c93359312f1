/** What the ECS API takes and gives, as data: its operations and their shapes. */
@NullMarked
package dev.berth.http.model;

import org.jspecify.annotations.NullMarked;
