package dev.berth.engine.placement.explain;

import dev.berth.engine.model.InstanceStatus;
import dev.berth.engine.model.RegisteredResources;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.Placement;
import dev.berth.engine.placement.PlacementRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Fills a cluster with tasks of one kind, as placement would, until no more find room. It uses the
 * state up: what is placed stays there, so the state should be that of a world that is over.
 */
public final class Filling {
  private final ClusterState cluster;
  private final PlacementRequest request;
  private final Placement placement;
  private final UniformRandomProvider random;

  /** A filling that has not begun. */
  public Filling(
      ClusterState cluster,
      PlacementRequest request,
      Placement placement,
      UniformRandomProvider random) {
    this.cluster = cluster;
    this.request = request;
    this.placement = placement;
    this.random = random;
  }

  /** Places tasks until none finds room, or so many are placed. */
  public Fit fill(int most) {
    List<Integer> tasksByInstance = new ArrayList<>(Collections.nCopies(cluster.size(), 0));
    int tasks = 0;
    int instance = tasks < most ? next() : Placement.NO_INSTANCE;
    while (instance != Placement.NO_INSTANCE) {
      tasksByInstance.set(instance, tasksByInstance.get(instance) + 1);
      tasks++;
      instance = tasks < most ? next() : Placement.NO_INSTANCE;
    }
    Survey survey = Survey.of(cluster, request);
    return new Fit(
        tasks,
        survey.suitable().length == 0,
        tasksByInstance,
        survey.exclusions().stream().map(this::leftover).toList());
  }

  /**
   * How many more tasks find room if an empty instance joins a cluster that is full. The instance
   * is gone afterwards.
   *
   * @param attributes those with a value
   * @param capabilities names of attributes without one
   */
  public int fillOneMore(
      RegisteredResources resources,
      Map<String, String> attributes,
      Set<String> capabilities,
      int most) {
    int instance = cluster.register(resources, attributes, capabilities);
    int tasks = fill(most).tasks();
    cluster.setStatus(instance, InstanceStatus.INACTIVE);
    return tasks;
  }

  private int next() {
    int instance = placement.choose(cluster, request, random);
    if (instance != Placement.NO_INSTANCE) {
      cluster.take(instance, request, Placement.devices(cluster, request, instance, random));
    }
    return instance;
  }

  private Fit.Leftover leftover(Exclusion exclusion) {
    long cpuUnits = 0;
    long memoryMiB = 0;
    long gpuMilli = 0;
    for (int instance : exclusion.instances()) {
      cpuUnits += cluster.cpuLeft()[instance];
      memoryMiB += cluster.memoryLeft()[instance];
      gpuMilli += cluster.gpus().totalLeft()[instance];
    }
    return new Fit.Leftover(
        exclusion.obstacle(), exclusion.instances().size(), cpuUnits, memoryMiB, gpuMilli);
  }
}
