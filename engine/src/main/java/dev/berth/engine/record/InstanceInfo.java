package dev.berth.engine.record;

import dev.berth.engine.model.Resources;

/** What recorders know of a container instance from the start. */
public record InstanceInfo(String label, Resources registered, double hourlyPriceUsd) {}
