package dev.berth.engine.placement;

import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDemand;
import dev.berth.engine.placement.query.ClusterQuery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The binding part of placement: whether an instance may receive a task at all, and why not. */
public final class Suitability {
  private static final String ZONE = "ecs.availability-zone";

  private Suitability() {}

  /**
   * The first rule that excludes an instance: its own state, what the task requires of any
   * instance, resources, then constraints; {@code null} if none does.
   *
   * @param groupTasks tasks of the request's group, by instance number
   */
  public static @Nullable Rejection rejection(
      ClusterState cluster, PlacementRequest request, int[] groupTasks, int instance) {
    if (!cluster.isOpen(instance)) {
      return cluster.isActive(instance) ? Rejection.AGENT : Rejection.STATUS;
    }
    Rejection unmet = unmet(cluster, request.requirements(), instance);
    if (unmet != null) {
      return unmet;
    }
    Rejection shortage = shortage(cluster, request.demand(), instance);
    if (shortage != null) {
      return shortage;
    }
    List<ClusterQuery> queries = request.constraints().memberOf();
    for (int i = 0; i < queries.size(); i++) {
      if (!cluster.matches(queries.get(i), instance)) {
        return Rejection.MEMBER_OF;
      }
    }
    if (request.constraints().distinctInstance() && groupTasks[instance] > 0) {
      return Rejection.DISTINCT_INSTANCE;
    }
    return null;
  }

  /** The first rule that excludes each instance, by number; {@code null} for suitable ones. */
  public static List<@Nullable Rejection> rejections(
      ClusterState cluster, PlacementRequest request) {
    int[] groupTasks = cluster.tasksOf(request.group());
    List<@Nullable Rejection> rejections = new ArrayList<>(cluster.size());
    for (int instance = 0; instance < cluster.size(); instance++) {
      rejections.add(rejection(cluster, request, groupTasks, instance));
    }
    return Collections.unmodifiableList(rejections);
  }

  /**
   * Whether an instance could receive a task if nothing were on it: it is ACTIVE and meets what the
   * task requires and the constraints. An agent that is cut off does not count.
   */
  public static boolean isEligible(ClusterState cluster, PlacementRequest request, int instance) {
    if (!cluster.isActive(instance) || unmet(cluster, request.requirements(), instance) != null) {
      return false;
    }
    List<ClusterQuery> queries = request.constraints().memberOf();
    for (int i = 0; i < queries.size(); i++) {
      if (!cluster.matches(queries.get(i), instance)) {
        return false;
      }
    }
    return true;
  }

  /** What a task requires of any instance and this one does not have; {@code null} if nothing. */
  static @Nullable Rejection unmet(ClusterState cluster, Requirements requirements, int instance) {
    if (requirements == Requirements.NONE) {
      return null;
    }
    String provider = requirements.capacityProvider();
    if (provider != null && !provider.equals(cluster.capacityProvider(instance))) {
      return Rejection.CAPACITY_PROVIDER;
    }
    List<String> names = requirements.attributes();
    for (int i = 0; i < names.size(); i++) {
      if (!cluster.hasAttribute(instance, names.get(i))) {
        return Rejection.ATTRIBUTE;
      }
    }
    if (requirements.zones().isEmpty()) {
      return null;
    }
    String zone = cluster.attributes(instance).getOrDefault(ZONE, "");
    return requirements.zones().contains(zone) ? null : Rejection.LOCATION;
  }

  /** What an instance lacks for this demand; {@code null} if nothing. */
  static @Nullable Rejection shortage(ClusterState cluster, TaskDemand demand, int instance) {
    Resources amounts = demand.amounts();
    if (cluster.cpuLeft()[instance] < amounts.cpuUnits()) {
      return Rejection.CPU;
    }
    if (cluster.memoryLeft()[instance] < amounts.memoryMiB()) {
      return Rejection.MEMORY;
    }
    if (!cluster.hasPorts(instance, demand.ports())) {
      return Rejection.PORTS;
    }
    if (amounts.gpuMilli() > 0 && !cluster.gpus().fits(instance, amounts.gpuMilli())) {
      return Rejection.GPU;
    }
    return demand.networkInterface() && cluster.interfacesLeft()[instance] == 0
        ? Rejection.NETWORK_INTERFACE
        : null;
  }
}
