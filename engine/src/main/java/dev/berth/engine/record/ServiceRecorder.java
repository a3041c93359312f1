package dev.berth.engine.record;

import dev.berth.engine.record.WorldEvent.ServiceChanged;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what becomes of services. */
final class ServiceRecorder {
  private static final double NANOS = 1e9;

  private final Map<String, Figures> all = new LinkedHashMap<>();

  /** Takes up one event. */
  void add(ServiceChanged event) {
    if (event.news() instanceof ServiceNews.Refused) {
      return;
    }
    Figures figures = all.computeIfAbsent(event.service(), Figures::new);
    switch (event.news()) {
      case ServiceNews.Counted counted -> figures.count(counted);
      case ServiceNews.Steadied(long nanos) -> figures.steady(nanos);
      case ServiceNews.Unsettled() -> figures.steady = false;
      case ServiceNews.DeploymentEnded ended -> figures.end(ended);
      case ServiceNews.RollBackBegan _ -> figures.rolledBack++;
      case ServiceNews.Created _,
          ServiceNews.Told _,
          ServiceNews.DeploymentBegan _,
          ServiceNews.Deleted _,
          ServiceNews.Refused _ -> {}
    }
  }

  Summary.Services summary() {
    if (all.isEmpty()) {
      return Summary.Services.NONE;
    }
    List<Summary.Service> each = all.values().stream().map(Figures::summary).toList();
    return new Summary.Services(
        each.size(),
        each.stream().mapToLong(Summary.Service::steady).sum(),
        each.stream().mapToLong(Summary.Service::deploymentsCompleted).sum(),
        each.stream().mapToLong(Summary.Service::deploymentsFailed).sum(),
        each.stream().mapToLong(Summary.Service::rolledBack).sum(),
        each.stream().mapToDouble(Summary.Service::slowestDeploymentSeconds).max().orElse(0),
        each);
  }

  /** The figures of one service. */
  private static final class Figures {
    private final String name;
    private int desired;
    private int running;
    private boolean steady;
    private boolean steadyOnce;
    private long firstSteady;
    private long longestWayBack;
    private int leastHealthy = Integer.MAX_VALUE;
    private int healthy;
    private int most;
    private long completed;
    private long failed;
    private long rolledBack;
    private long slowest;

    Figures(String name) {
      this.name = name;
    }

    void count(ServiceNews.Counted counted) {
      desired = counted.desired();
      running = counted.running();
      healthy = counted.healthy();
      most = Math.max(most, counted.running() + counted.pending());
      if (steadyOnce) {
        leastHealthy = Math.min(leastHealthy, healthy);
      }
    }

    void steady(long nanos) {
      if (steadyOnce) {
        longestWayBack = Math.max(longestWayBack, nanos);
      } else {
        firstSteady = nanos;
      }
      steady = true;
      steadyOnce = true;
    }

    void end(ServiceNews.DeploymentEnded ended) {
      if (ended.state().equals("COMPLETED")) {
        completed++;
        slowest = Math.max(slowest, ended.nanos());
      } else {
        failed++;
      }
    }

    Summary.Service summary() {
      return new Summary.Service(
          name,
          desired,
          running,
          steady ? 1 : 0,
          firstSteady / NANOS,
          longestWayBack / NANOS,
          leastHealthy == Integer.MAX_VALUE ? healthy : leastHealthy,
          most,
          completed,
          failed,
          rolledBack,
          slowest / NANOS);
    }
  }
}
