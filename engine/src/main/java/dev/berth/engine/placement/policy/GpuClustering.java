package dev.berth.engine.placement.policy;

import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.GpuDevices;
import dev.berth.engine.placement.PlacementRequest;

/**
 * GPU clustering: tasks that share a device, tasks of one device, of two and so on go to instances
 * of their own where possible, and there to the fullest. Tasks without GPUs are all the same to it.
 */
public record GpuClustering() implements PercentScore {
  private static final int QUARTER = HIGHEST / 4;

  @Override
  public long score(ClusterState cluster, PlacementRequest request, int instance) {
    int gpuMilli = request.demand().amounts().gpuMilli();
    if (gpuMilli == 0) {
      return 0;
    }
    GpuDevices gpus = cluster.gpus();
    int all = gpus.tasks(instance);
    int alike = gpus.tasksOfKind(instance, gpuMilli);
    int company;
    if (alike > 0) {
      company = alike == all ? 3 * QUARTER : 2 * QUARTER;
    } else {
      company = all == 0 ? QUARTER : 0;
    }
    int largest = cluster.largest().gpuMilli();
    return company + QUARTER * (largest - gpus.totalLeft()[instance]) / largest;
  }
}
