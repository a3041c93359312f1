package dev.berth.cli.explain;

import dev.berth.cli.explain.FitAnswer.Capacity;
import dev.berth.cli.explain.FitAnswer.OneMore;
import dev.berth.cli.explain.FitAnswer.Share;
import dev.berth.cli.terminal.Terminal;
import dev.berth.engine.InstanceGroup;
import dev.berth.engine.WorldSpecification;
import dev.berth.engine.cluster.TaskOrder;
import dev.berth.engine.input.Execution;
import dev.berth.engine.input.Workload;
import dev.berth.engine.model.Resources;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.PlacementRequest;
import dev.berth.engine.placement.explain.Filling;
import dev.berth.engine.placement.explain.Fit;
import dev.berth.engine.placement.index.IndexedPlacement;
import dev.berth.engine.random.RandomStreams;
import dev.berth.reports.Ink;
import dev.berth.scenarios.ScenarioException;
import dev.berth.scenarios.spec.TraceSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Tells how many more tasks of a workload fit, and why no more do.
 *
 * @param task a workload, or a task definition that only one uses
 * @param at when; {@code null}: where the run ends
 * @param size what each task asks for, where that is not what its task definition says
 */
public record Fitting(AskedRun run, String task, @Nullable Moment at, Size size) {
  /** Tasks that need next to nothing fit without end; nobody plans for more than this. */
  private static final int MOST = 1_000_000;

  private static final String ZONE = "ecs.availability-zone";

  /** The answer as text or JSON. */
  public String answer(AnswerFormat format, Terminal terminal) throws ScenarioException {
    PastRun past = PastRun.of(run);
    Replay replay = new Replay(past, terminal);
    Workload workload = new TaskKinds(past.scenario(), replay.world()).named(task);
    Snapshot snapshot = Snapshot.of(past, replay, at);
    FitAnswer answer = answer(past, replay.world(), workload, snapshot);
    return switch (format) {
      case TEXT -> FitText.of(answer, terminal.colouredOut() ? Ink.COLOUR : Ink.PLAIN);
      case JSON -> FitDocument.of(answer, snapshot.instances().labels());
    };
  }

  private FitAnswer answer(
      PastRun past, WorldSpecification world, Workload workload, Snapshot snapshot) {
    ClusterState cluster = snapshot.cluster();
    PlacementRequest request = request(workload, size.of(workload.taskDefinition()));
    Filling filling =
        new Filling(
            cluster,
            request,
            new IndexedPlacement(world.ties()),
            RandomStreams.of(past.seed()).named("fit").stream());
    Fit fit = filling.fill(MOST);
    List<Share> byZone =
        shares(fit, instance -> cluster.attributes(instance).getOrDefault(ZONE, ""));
    List<Share> byGroup = shares(fit, snapshot.instances()::groupOf);
    Capacity capacity = capacity(cluster);
    List<OneMore> oneMore = fit.isAll() ? oneMore(filling, world) : List.of();
    return new FitAnswer(
        past.scenario().name(),
        past.seed(),
        workload.name(),
        request,
        snapshot.time(),
        at == null || snapshot.time() < at.nanos(),
        snapshot.waiting(),
        size.isOfDefinition() && hasOwnSizes(past, workload),
        fit,
        byZone,
        byGroup,
        capacity,
        oneMore);
  }

  private static PlacementRequest request(Workload workload, Resources demand) {
    return new TaskOrder(
            workload.taskDefinition(),
            demand,
            workload.group(),
            workload.constraints(),
            workload.policies(),
            workload.behindLoadBalancer(),
            workload.zones(),
            List.of(new Execution(Execution.ENDLESS, 0)))
        .placement();
  }

  private static List<Share> shares(Fit fit, IntFunction<String> nameOf) {
    Map<String, Share> shares = new LinkedHashMap<>();
    for (int instance = 0; instance < fit.tasksByInstance().size(); instance++) {
      int tasks = fit.tasksByInstance().get(instance);
      String name = nameOf.apply(instance);
      shares.merge(
          name,
          new Share(name, tasks, tasks > 0 ? 1 : 0, 1),
          (a, b) ->
              new Share(
                  name,
                  a.tasks() + b.tasks(),
                  a.taking() + b.taking(),
                  a.instances() + b.instances()));
    }
    return List.copyOf(shares.values());
  }

  /** Once for each size of each group: a group from a file has many instances of few sizes. */
  private static List<OneMore> oneMore(Filling filling, WorldSpecification world) {
    Map<List<Object>, OneMore> bySize = new LinkedHashMap<>();
    for (InstanceGroup group : world.instances()) {
      List<Object> size = List.of(group.name(), group.type());
      if (!bySize.containsKey(size)) {
        int tasks =
            filling.fillOneMore(
                group.registered(), group.attributesOf(group.count()), group.capabilities(), MOST);
        bySize.put(size, new OneMore(group.name(), group.type().name(), registered(group), tasks));
      }
    }
    return List.copyOf(bySize.values());
  }

  private static String registered(InstanceGroup group) {
    return Wording.amounts(group.type().registered());
  }

  private static Capacity capacity(ClusterState cluster) {
    long cpuUnits = 0;
    long memoryMiB = 0;
    long gpuMilli = 0;
    for (int instance = 0; instance < cluster.size(); instance++) {
      Resources registered = cluster.registered(instance).amounts();
      cpuUnits += registered.cpuUnits();
      memoryMiB += registered.memoryMiB();
      gpuMilli += registered.gpuMilli();
    }
    return new Capacity(cpuUnits, memoryMiB, gpuMilli);
  }

  private static boolean hasOwnSizes(PastRun past, Workload workload) {
    var spec = past.scenario().spec().workloads().get(workload.name());
    TraceSpec trace = spec == null ? null : spec.trace();
    return trace != null
        && (trace.columns().cpu() != null
            || trace.columns().memory() != null
            || trace.columns().gpus() != null);
  }
}
