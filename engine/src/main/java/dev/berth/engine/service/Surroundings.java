package dev.berth.engine.service;

import dev.berth.engine.cluster.Cluster;
import dev.berth.engine.cluster.Effects;
import dev.berth.engine.cluster.call.TaskOrders;
import it.unimi.dsi.fastutil.longs.Long2ObjectMap;
import java.util.Set;

/**
 * What the services of a cluster work with.
 *
 * @param owners whose each task is, kept by the services
 * @param daemonGroups task groups of DAEMON services
 */
record Surroundings(
    Cluster cluster,
    TaskOrders orders,
    Effects effects,
    ServiceRules rules,
    Long2ObjectMap<Service> owners,
    Set<String> daemonGroups) {}
