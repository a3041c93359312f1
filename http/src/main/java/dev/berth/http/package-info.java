/** The ECS API over HTTP, and the server around a live world. */
@NullMarked
package dev.berth.http;

import org.jspecify.annotations.NullMarked;
