/** EC2 instance types as ECS registers them. */
@NullMarked
package dev.berth.scenarios.catalogue;

import org.jspecify.annotations.NullMarked;
