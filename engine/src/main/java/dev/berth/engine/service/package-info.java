/**
 * The scheduler of services: what each service of a cluster has started and stopped so that as many
 * tasks run as it is to have, and how it goes from one revision to the next. Plain books with one
 * owner and rules that know no clock: {@code now} is a parameter.
 */
@NullMarked
package dev.berth.engine.service;

import org.jspecify.annotations.NullMarked;
