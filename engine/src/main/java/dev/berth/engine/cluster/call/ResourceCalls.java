package dev.berth.engine.cluster.call;

import dev.berth.engine.api.Operation;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.instance.Attribute;
import dev.berth.engine.api.instance.DeleteAttributes;
import dev.berth.engine.api.instance.DeregisterContainerInstance;
import dev.berth.engine.api.instance.InstanceOperation;
import dev.berth.engine.api.instance.PutAttributes;
import dev.berth.engine.api.instance.RegisterContainerInstance;
import dev.berth.engine.api.instance.UpdateContainerInstancesState;
import dev.berth.engine.api.tag.TagCalls;
import dev.berth.engine.api.tag.TagOperation;
import dev.berth.engine.cluster.Cluster;
import dev.berth.engine.cluster.ContainerInstances;
import dev.berth.engine.cluster.InstanceCalls;
import dev.berth.engine.cluster.StopCause;
import dev.berth.engine.model.InstanceStatus;
import dev.berth.engine.model.StopCode;
import dev.berth.engine.placement.Placement;
import dev.berth.engine.placement.query.MissingAttribute;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Answers the operations on a cluster's instances and on tags, and sees to what follows. */
public final class ResourceCalls {
  private static final StopCause FORCED =
      new StopCause(StopCode.USER_INITIATED, "Container instance deregistration forced by user");

  private final Cluster cluster;
  private final InstanceCalls instanceCalls;
  private final TagCalls tagCalls;

  /**
   * Answers from the books of a cluster.
   *
   * @param missing what negative operators say of instances without the attribute
   */
  public ResourceCalls(Cluster cluster, MissingAttribute missing) {
    this.cluster = cluster;
    instanceCalls = new InstanceCalls(cluster.containerInstances(), cluster.instances(), missing);
    tagCalls = new TagCalls(cluster.names().arns(), new ClusterTags(cluster));
  }

  /** Answers a call. */
  public <R> Outcome<R> answer(Operation<R> operation, long now) {
    // An operation's own type says what is answered to it, but a switch cannot know that.
    @SuppressWarnings("unchecked")
    Outcome<R> outcome =
        (Outcome<R>)
            switch (operation) {
              case RegisterContainerInstance call when call.containerInstanceArn() == null ->
                  register(call, now);
              case DeregisterContainerInstance call -> deregister(call, now);
              case InstanceOperation<?> call -> instanceCalls.answer(call, now);
              case TagOperation<?> call -> tagCalls.answer(call);
              default -> throw new IllegalArgumentException("not of instances: " + operation);
            };
    if (outcome instanceof Outcome.Done && mayMakeRoom(operation)) {
      cluster.noteRoom();
    }
    return outcome;
  }

  /** Which instances a call may change for others to see. */
  public List<Integer> changedBy(Operation<?> operation) {
    List<String> named =
        switch (operation) {
          case UpdateContainerInstancesState call when call.containerInstances() != null ->
              call.containerInstances();
          case DeregisterContainerInstance call when call.containerInstance() != null ->
              List.of(call.containerInstance());
          default -> List.of();
        };
    return named.stream()
        .map(cluster.containerInstances()::find)
        .filter(instance -> instance != Placement.NO_INSTANCE)
        .distinct()
        .toList();
  }

  /** Lets an instance drain, or receive tasks again. */
  public void setStatus(int instance, InstanceStatus status, long now) {
    answer(
        new UpdateContainerInstancesState(null, List.of(reference(instance)), status.name()), now);
  }

  /** Takes an instance out of the cluster; false if tasks that run on it stand in the way. */
  public boolean deregister(int instance, boolean force, long now) {
    return answer(new DeregisterContainerInstance(null, reference(instance), force), now)
        instanceof Outcome.Done;
  }

  /** Notes that an instance's agent has connected, or was cut off. */
  public void setConnected(int instance, boolean connected) {
    if (cluster.instances().isAgentConnected(instance) != connected) {
      cluster.instances().setAgentConnected(instance, connected);
      cluster.noteRoom();
    }
  }

  /** Sets custom attributes of an instance. */
  public void putAttributes(int instance, SortedMap<String, String> attributes, long now) {
    String arn = reference(instance);
    List<Attribute> all =
        attributes.entrySet().stream()
            .map(each -> new Attribute(each.getKey(), each.getValue(), null, arn))
            .toList();
    answer(new PutAttributes(null, all), now);
  }

  /** The host of an instance is gone, and with it what ran there. */
  public void loseHost(int instance, long now) {
    ContainerInstances all = cluster.containerInstances();
    StopCause cause = StopCause.hostTerminated(all.ec2InstanceId(instance));
    if (cluster.instances().status(instance) != InstanceStatus.INACTIVE) {
      instanceCalls.answer(new DeregisterContainerInstance(null, reference(instance), true), now);
    }
    cluster.loseHost(instance, cause, now);
  }

  private Outcome<?> register(RegisterContainerInstance call, long now) {
    Outcome<?> outcome = instanceCalls.answer(call, now);
    if (outcome instanceof Outcome.Done) {
      cluster.join(cluster.instances().size() - 1, now);
    }
    return outcome;
  }

  private Outcome<?> deregister(DeregisterContainerInstance call, long now) {
    String reference = call.containerInstance();
    int instance =
        reference == null ? Placement.NO_INSTANCE : cluster.containerInstances().find(reference);
    Outcome<?> outcome = instanceCalls.answer(call, now);
    if (outcome instanceof Outcome.Done) {
      cluster.lose(instance, FORCED, now);
    }
    return outcome;
  }

  private String reference(int instance) {
    return cluster.containerInstances().arn(instance);
  }

  private static boolean mayMakeRoom(@Nullable Operation<?> operation) {
    return operation instanceof UpdateContainerInstancesState
        || operation instanceof PutAttributes
        || operation instanceof DeleteAttributes
        || operation instanceof RegisterContainerInstance;
  }
}
