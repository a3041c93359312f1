package dev.berth.engine.cluster;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.MissingResource;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.instance.Attribute;
import dev.berth.engine.api.instance.ContainerInstance;
import dev.berth.engine.api.instance.DeleteAttributes;
import dev.berth.engine.api.instance.DeregisterContainerInstance;
import dev.berth.engine.api.instance.DescribeContainerInstances;
import dev.berth.engine.api.instance.InstanceOperation;
import dev.berth.engine.api.instance.ListAttributes;
import dev.berth.engine.api.instance.ListContainerInstances;
import dev.berth.engine.api.instance.PutAttributes;
import dev.berth.engine.api.instance.RegisterContainerInstance;
import dev.berth.engine.api.instance.UpdateContainerAgent;
import dev.berth.engine.api.instance.UpdateContainerInstancesState;
import dev.berth.engine.api.instance.VersionInfo;
import dev.berth.engine.model.InstanceStatus;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.InstanceFacts;
import dev.berth.engine.placement.Placement;
import dev.berth.engine.placement.query.AgentVersion;
import dev.berth.engine.placement.query.ClusterQuery;
import dev.berth.engine.placement.query.MissingAttribute;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers the operations on the container instances of a cluster from their book. */
public final class InstanceCalls {
  private static final int MOST_DESCRIBED = 100;
  private static final int MOST_UPDATED = 10;
  static final List<String> FIELDS = List.of("TAGS", "CONTAINER_INSTANCE_HEALTH");

  private final ContainerInstances instances;
  private final ClusterState state;
  private final InstanceLists lists;
  private long now;

  /**
   * Answers from this book.
   *
   * @param missing what negative operators say of instances without the attribute
   */
  public InstanceCalls(ContainerInstances instances, ClusterState state, MissingAttribute missing) {
    this.instances = instances;
    this.state = state;
    lists = new InstanceLists(missing);
  }

  /** Answers one of the operations on instances. */
  public Outcome<?> answer(InstanceOperation<?> operation, long time) {
    now = time;
    instances.setClock(time);
    return switch (operation) {
      case RegisterContainerInstance register -> register(register);
      case DescribeContainerInstances describe -> describe(describe);
      case ListContainerInstances list -> lists.instances(present(), list);
      case UpdateContainerInstancesState update -> updateState(update);
      case DeregisterContainerInstance deregister -> deregister(deregister);
      case PutAttributes put -> instances.attributes().put(put);
      case DeleteAttributes delete -> instances.attributes().delete(delete);
      case ListAttributes list -> lists.attributes(present(), list);
      case UpdateContainerAgent update -> updateAgent(update);
    };
  }

  private Outcome<RegisterContainerInstance.Response> register(RegisterContainerInstance request) {
    InstanceRegistration registration = new InstanceRegistration(request);
    EcsError error = registration.check();
    if (error != null) {
      return Outcome.refused(error);
    }
    if (request.containerInstanceArn() != null) {
      return registerAgain(request, registration);
    }
    int instance = instances.register(registration, request, now);
    return Outcome.of(
        new RegisterContainerInstance.Response(instances.describe(instance, FIELDS, now)));
  }

  /** What an instance offers stays what it was when it registered first. */
  private Outcome<RegisterContainerInstance.Response> registerAgain(
      RegisterContainerInstance request, InstanceRegistration registration) {
    return known(request.containerInstanceArn())
        .then(instance -> {
          String type = state.attributes(instance).get("ecs.instance-type");
          String newType = registration.instanceType();
          if (type != null && newType != null && !type.equals(newType)) {
            return Outcome.refused(
                new EcsError.ClientException(
                    ("Container instance type changes are not supported. Container instance %s was"
                            + " previously registered as %s.")
                        .formatted(instances.id(instance), type)));
          }
          VersionInfo version = request.versionInfo();
          if (version != null) {
            instances.entry(instance).setVersionInfo(version);
          }
          state.setAgentConnected(instance, true);
          return Outcome.of(
              new RegisterContainerInstance.Response(instances.describe(instance, FIELDS, now)));
        });
  }

  private Outcome<DescribeContainerInstances.Response> describe(
      DescribeContainerInstances request) {
    EcsError error = checkList(request.containerInstances(), MOST_DESCRIBED);
    if (error != null) {
      return Outcome.refused(error);
    }
    List<String> fields = request.include() == null ? List.of() : request.include();
    for (String field : fields) {
      if (!FIELDS.contains(field)) {
        return invalid("include has '%s', expected any of %s".formatted(field, FIELDS));
      }
    }
    List<ContainerInstance> found = new ArrayList<>();
    List<MissingResource> failures = new ArrayList<>();
    for (String reference : listed(request.containerInstances())) {
      int instance = instances.find(reference);
      if (instance == Placement.NO_INSTANCE) {
        failures.add(MissingResource.of(instances.arnOf(reference)));
      } else {
        found.add(instances.describe(instance, fields, now));
      }
    }
    return Outcome.of(new DescribeContainerInstances.Response(found, failures));
  }

  private List<InstanceLists.Seen> present() {
    List<InstanceLists.Seen> all = new ArrayList<>();
    for (int instance = 0; instance < state.size(); instance++) {
      all.add(new Present(instance));
    }
    return all;
  }

  private Outcome<UpdateContainerInstancesState.Response> updateState(
      UpdateContainerInstancesState request) {
    EcsError error = checkList(request.containerInstances(), MOST_UPDATED);
    if (error != null) {
      return Outcome.refused(error);
    }
    boolean drains = "DRAINING".equals(request.status());
    if (!drains && !"ACTIVE".equals(request.status())) {
      return invalid("Container instance status should be one of [ACTIVE, DRAINING]");
    }
    InstanceStatus wanted = drains ? InstanceStatus.DRAINING : InstanceStatus.ACTIVE;
    List<ContainerInstance> updated = new ArrayList<>();
    List<MissingResource> failures = new ArrayList<>();
    for (String reference : listed(request.containerInstances())) {
      int instance = instances.find(reference);
      if (instance == Placement.NO_INSTANCE) {
        failures.add(MissingResource.of(instances.arnOf(reference)));
      } else if (!mayChange(state.status(instance))) {
        failures.add(new MissingResource(instances.arn(instance), state.status(instance).name()));
      } else {
        if (state.status(instance) != wanted) {
          state.setStatus(instance, wanted);
        }
        updated.add(instances.describe(instance, List.of(), now));
      }
    }
    return Outcome.of(new UpdateContainerInstancesState.Response(updated, failures));
  }

  private Outcome<DeregisterContainerInstance.Response> deregister(
      DeregisterContainerInstance request) {
    boolean forced = Boolean.TRUE.equals(request.force());
    return known(request.containerInstance())
        .then(instance -> {
          if (!forced && state.runningTasks(instance) > 0) {
            return invalid("Found running tasks on the instance.");
          }
          instances.deregister(instance, now);
          return Outcome.of(
              new DeregisterContainerInstance.Response(instances.describe(instance, FIELDS, now)));
        });
  }

  private Outcome<UpdateContainerAgent.Response> updateAgent(UpdateContainerAgent request) {
    return known(request.containerInstance())
        .then(instance -> {
          InstanceEntry entry = instances.entry(instance);
          if ("PENDING".equals(entry.updateStatus(now))) {
            return Outcome.refused(
                new EcsError.UpdateInProgressException("the agent is being updated already"));
          }
          AgentVersion version = instances.version(entry);
          if (version == null) {
            return Outcome.refused(
                new EcsError.MissingVersionException("the agent's version is not known"));
          }
          if (version.compareTo(InstanceFacts.CURRENT_AGENT) >= 0) {
            return Outcome.refused(
                new EcsError.NoUpdateAvailableException(
                    "the agent's version is %s, there is no newer one".formatted(version)));
          }
          entry.startUpdate(now);
          return Outcome.of(
              new UpdateContainerAgent.Response(instances.describe(instance, List.of(), now)));
        });
  }

  /** The number of an instance that is there and not INACTIVE. */
  private Outcome<Integer> known(@Nullable String reference) {
    if (reference == null || reference.isEmpty()) {
      return invalid("Container instance cannot be empty.");
    }
    int instance = instances.find(reference);
    return instance == Placement.NO_INSTANCE || state.status(instance) == InstanceStatus.INACTIVE
        ? invalid("The referenced container instance was not found.")
        : Outcome.of(instance);
  }

  private static boolean mayChange(InstanceStatus status) {
    return status == InstanceStatus.ACTIVE || status == InstanceStatus.DRAINING;
  }

  private static @Nullable EcsError checkList(@Nullable List<String> instances, int most) {
    if (instances == null || instances.isEmpty()) {
      return new EcsError.InvalidParameterException("Container instances cannot be empty.");
    }
    return instances.size() > most
        ? new EcsError.InvalidParameterException(
            "instanceIds can have at most %d items.".formatted(most))
        : null;
  }

  private static List<String> listed(@Nullable List<String> instances) {
    return instances == null ? List.of() : instances;
  }

  private static <R> Outcome<R> invalid(String message) {
    return Outcome.refused(new EcsError.InvalidParameterException(message));
  }

  /** An instance as it is now. */
  private final class Present implements InstanceLists.Seen {
    private final int number;

    Present(int number) {
      this.number = number;
    }

    @Override
    public int number() {
      return number;
    }

    @Override
    public String arn() {
      return instances.arn(number);
    }

    @Override
    public String status() {
      return state.status(number).name();
    }

    @Override
    public boolean hasAttribute(String name) {
      return state.hasAttribute(number, name);
    }

    @Override
    public List<Attribute> attributes() {
      return instances.attributes().of(number);
    }

    @Override
    public boolean matches(ClusterQuery query) {
      return state.matches(query, number);
    }
  }
}
