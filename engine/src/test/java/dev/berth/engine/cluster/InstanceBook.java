package dev.berth.engine.cluster;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.Outcomes;
import dev.berth.engine.api.instance.ContainerInstance;
import dev.berth.engine.api.instance.DescribeContainerInstances;
import dev.berth.engine.api.instance.InstanceOperation;
import dev.berth.engine.lifecycle.container.AgentSettings;
import dev.berth.engine.model.AgentCapabilities;
import dev.berth.engine.model.Arns;
import dev.berth.engine.model.HostPorts;
import dev.berth.engine.model.RegisteredResources;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDemand;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.Constraints;
import dev.berth.engine.placement.PlacementRequest;
import dev.berth.engine.placement.Requirements;
import dev.berth.engine.placement.query.MissingAttribute;
import dev.berth.engine.random.RandomStreams;
import dev.berth.engine.record.InstanceInfo;
import java.util.List;
import java.util.Map;

/** A cluster's book of instances, as tests use it; instances offer 4 vCPUs and 8 GiB. */
final class InstanceBook {
  static final String CLUSTER = "main";

  final ClusterState state = new ClusterState();
  final ContainerInstances instances;
  long now;

  private final InstanceCalls calls;

  InstanceBook() {
    this(1);
  }

  InstanceBook(long seed) {
    RandomStreams streams = RandomStreams.of(seed);
    instances =
        new ContainerInstances(
            new ContainerInstances.Setup(
                ClusterNames.of(CLUSTER, Arns.DEFAULT, streams),
                new ClusterCounts(),
                new Machines(100, List.of()),
                streams,
                state));
    calls = new InstanceCalls(instances, state, MissingAttribute.DIFFERS);
  }

  /** A book with so many instances, in zone a. */
  static InstanceBook of(int count) {
    InstanceBook book = new InstanceBook();
    for (int i = 0; i < count; i++) {
      book.add(Resources.of(4096, 8192));
    }
    return book;
  }

  int add(Resources resources) {
    Map<String, String> attributes =
        Map.of("ecs.availability-zone", "a", "ecs.instance-type", "c5.xlarge");
    return instances.register(
        new Registrant(
            state.size(),
            new InstanceInfo("i/" + state.size(), resources, 0),
            null,
            RegisteredResources.of(resources),
            attributes,
            AgentCapabilities.ALL,
            AgentSettings.DEFAULT),
        now);
  }

  <R> Outcome<R> call(InstanceOperation<R> operation) {
    @SuppressWarnings("unchecked") // the outcome is always of the operation's own response
    Outcome<R> outcome = (Outcome<R>) calls.answer(operation, now);
    return outcome;
  }

  <R> R answer(InstanceOperation<R> operation) {
    return Outcomes.response(call(operation));
  }

  EcsError error(InstanceOperation<?> operation) {
    return Outcomes.error(calls.answer(operation, now));
  }

  ContainerInstance describe(int instance, String... include) {
    return answer(
            new DescribeContainerInstances(
                CLUSTER, List.of(instances.id(instance)), List.of(include)))
        .containerInstances()
        .getFirst();
  }

  static PlacementRequest task(Resources demand, HostPorts ports) {
    return new PlacementRequest(
        new TaskDemand(demand, ports, false),
        Requirements.NONE,
        "family:app",
        Constraints.NONE,
        List.of());
  }
}
