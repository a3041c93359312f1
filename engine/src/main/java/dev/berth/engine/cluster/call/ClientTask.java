package dev.berth.engine.cluster.call;

import dev.berth.engine.cluster.TaskOrder;
import dev.berth.engine.witness.Submission;

/**
 * What a client of the world says of the task that it starts beyond what ECS hears: its size where
 * a trace tells it, its zones, and what it will do.
 *
 * @param submission which of the client's tasks it is
 */
public record ClientTask(TaskOrder order, Submission submission) {}
