package dev.berth.engine.capacity;

import dev.berth.engine.model.TaskDemand;

/**
 * Like tasks that wait in PROVISIONING for an instance of a capacity provider.
 *
 * @param distinct whether each wants an instance of its own
 */
public record WaitingDemand(TaskDemand demand, boolean distinct, int tasks) {}
