package dev.berth.engine.actors;

import dev.berth.engine.account.Account;
import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.EcsError.ThrottlingException;
import dev.berth.engine.api.Listing;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.task.StartTask;
import dev.berth.engine.cluster.call.CallContext;
import dev.berth.engine.cluster.call.ProviderContext;
import dev.berth.engine.input.TaskConduct;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.pekko.actor.typed.ActorRef;

/** How the control plane answers what schedulers of workloads' own call. */
final class ClientCalls {
  private static final String START_TASK = "StartTask";
  private static final String DESCRIBE_INSTANCES = "DescribeContainerInstances";

  /** One lists a page of instances, one describes it. */
  private static final int CALLS_FOR_A_PAGE = 2;

  private final Account account;
  private final CallContext.Roles roles;
  private final Predicate<String> mayCall;
  private final Function<String, ActorRef<ClusterScheduler.Command>> schedulers;

  /**
   * Answers from an account.
   *
   * @param mayCall whether the account may call an operation now, which counts as a call
   * @param schedulers of clusters, by name
   */
  ClientCalls(
      Account account,
      CallContext.Roles roles,
      Predicate<String> mayCall,
      Function<String, ActorRef<ClusterScheduler.Command>> schedulers) {
    this.account = account;
    this.roles = roles;
    this.mayCall = mayCall;
    this.schedulers = schedulers;
  }

  /** What became of a wish for a copy. */
  sealed interface CopyAnswer {
    /** How many calls were made for it this time. */
    int calls();
  }

  /** The cluster's state as it was; the receiver's own from now on. */
  record Copied(ClusterScheduler.StateCopy copy, int calls) implements CopyAnswer {}

  /** The account has called too often for now. */
  record CopyThrottled(int calls) implements CopyAnswer {}

  /** Starts a task on the instance that a scheduler has chosen. */
  void start(ControlPlane.ClientStart start) {
    if (!mayCall.test(START_TASK)) {
      start.onOutcome().accept(Outcome.refused(ThrottlingException.RATE_EXCEEDED));
      return;
    }
    StartTask operation = start.operation();
    CallContext context =
        new CallContext(
            account.runnable(operation.taskDefinition()),
            TaskConduct.ENDLESS,
            ProviderContext.NONE,
            roles,
            start.task());
    switch (account.clusterName(operation.cluster())) {
      case Outcome.Refused<String>(EcsError error) ->
          start.onOutcome().accept(Outcome.refused(error));
      case Outcome.Done<String>(String name) ->
          schedulers
              .apply(name)
              .tell(new ClusterScheduler.Call<>(operation, context, start.onOutcome()));
    }
  }

  /**
   * Copies the state of a cluster, as far as the account may call so often.
   *
   * @param instances how many the cluster has
   */
  void copy(ControlPlane.ClientCopy wish, int instances) {
    int pages = Math.max(1, (instances + Listing.LARGEST_PAGE - 1) / Listing.LARGEST_PAGE);
    int calls = 0;
    while (wish.done() + calls < CALLS_FOR_A_PAGE * pages) {
      if (!mayCall.test(DESCRIBE_INSTANCES)) {
        wish.replyTo().accept(new CopyThrottled(calls));
        return;
      }
      calls++;
    }
    int made = calls;
    schedulers
        .apply(wish.cluster())
        .tell(new ClusterScheduler.Copy(copy -> wish.replyTo().accept(new Copied(copy, made))));
  }
}
