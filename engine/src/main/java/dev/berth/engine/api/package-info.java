/** ECS operations as requests and answers, free of any transport. */
@NullMarked
package dev.berth.engine.api;

import org.jspecify.annotations.NullMarked;
