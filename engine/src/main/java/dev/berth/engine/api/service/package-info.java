/** ECS's operations on services and their deployments, and what it says of them. */
@NullMarked
package dev.berth.engine.api.service;

import org.jspecify.annotations.NullMarked;
