package dev.berth.engine.placement.policy;

import java.util.function.Supplier;

/**
 * What policies are made with.
 *
 * @param weights the resources that weighing policies go by
 * @param mix the tasks that the cluster is for; only asked for by policies that need to know
 */
public record PolicySetting(ResourceWeights weights, Supplier<TaskMix> mix) {}
