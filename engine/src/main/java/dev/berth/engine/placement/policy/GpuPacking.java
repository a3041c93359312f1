package dev.berth.engine.placement.policy;

import static dev.berth.engine.model.Resources.WHOLE_GPU;

import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.GpuDevices;
import dev.berth.engine.placement.PlacementRequest;

/**
 * GPU packing: best a device that is shared already, then idle devices of an instance in use, last
 * an instance whose devices are all idle. Tasks without GPUs are all the same to it.
 */
public record GpuPacking() implements PercentScore {
  private static final int ON_SHARED = HIGHEST / 2;
  private static final int ON_IDLE = HIGHEST / 3;

  @Override
  public long score(ClusterState cluster, PlacementRequest request, int instance) {
    int gpuMilli = request.demand().amounts().gpuMilli();
    if (gpuMilli == 0) {
      return 0;
    }
    GpuDevices gpus = cluster.gpus();
    int devices = gpus.milliLeft(instance).length;
    if (gpus.totalLeft()[instance] == devices * WHOLE_GPU) {
      return Math.max(ON_IDLE - devices, devices);
    }
    if (!gpus.isShare(gpuMilli)) {
      return Math.max(ON_SHARED - gpuMilli / WHOLE_GPU, ON_IDLE);
    }
    int device = Long.numberOfTrailingZeros(gpus.tightest(instance, gpuMilli));
    int left = gpus.milliLeft(instance)[device];
    return left == WHOLE_GPU
        ? ON_SHARED - 1
        : Math.max(HIGHEST - left * HIGHEST / WHOLE_GPU / 10, ON_SHARED);
  }
}
