package dev.berth.engine.record;

import dev.berth.engine.model.Resources;

/** What recorders know of an instance, from the event that says that it is there. */
public record InstanceInfo(String label, Resources registered, double hourlyPriceUsd) {}
