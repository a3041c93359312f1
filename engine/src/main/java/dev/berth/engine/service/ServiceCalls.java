package dev.berth.engine.service;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.service.CreateService;
import dev.berth.engine.api.service.DeleteService;
import dev.berth.engine.api.service.DescribeServiceDeployments;
import dev.berth.engine.api.service.DescribeServiceRevisions;
import dev.berth.engine.api.service.DescribeServices;
import dev.berth.engine.api.service.ListServiceDeployments;
import dev.berth.engine.api.service.ListServices;
import dev.berth.engine.api.service.ServiceOperation;
import dev.berth.engine.api.service.StopServiceDeployment;
import dev.berth.engine.api.service.UpdateService;
import dev.berth.engine.cluster.RunnableDefinition;
import dev.berth.engine.cluster.call.CallContext;
import dev.berth.engine.cluster.call.Check;
import dev.berth.engine.service.ServiceBook.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers the operations on the services of one cluster. */
public final class ServiceCalls {
  /** The most services of a cluster. */
  static final int MOST_SERVICES = 5_000;

  private final ServiceBook book;
  private final ServiceReads reads;

  /** Answers from a cluster's book of services. */
  public ServiceCalls(ServiceBook book) {
    this.book = book;
    reads = new ServiceReads(book);
  }

  /**
   * Answers a call.
   *
   * @param context with the revision that the call's task definition means, if it names one
   */
  public <R> Outcome<R> answer(ServiceOperation<R> operation, CallContext context, long now) {
    // An operation's own type says what is answered to it, but a switch cannot know that.
    @SuppressWarnings("unchecked")
    Outcome<R> outcome =
        (Outcome<R>)
            switch (operation) {
              case CreateService call -> create(call, context, now);
              case UpdateService call -> update(call, context, now);
              case DeleteService call -> delete(call, now);
              case DescribeServices call -> reads.describe(call, now);
              case ListServices call -> reads.list(call, now);
              case DescribeServiceDeployments call -> reads.describe(call, now);
              case ListServiceDeployments call -> reads.list(call, now);
              case DescribeServiceRevisions call -> reads.describe(call, now);
              case StopServiceDeployment call -> stop(call, now);
            };
    return outcome;
  }

  private Outcome<CreateService.Response> create(
      CreateService call, CallContext context, long now) {
    ServiceChecks checks = new ServiceChecks(call);
    EcsError malformed = checks.ofForm();
    if (malformed != null) {
      return Outcome.refused(malformed);
    }
    List<Entry> all = book.all(now);
    Entry same = book.find(String.valueOf(call.serviceName()));
    if (same != null && same.service.status() == Service.Status.DRAINING) {
      return refused("Unable to Start a service that is still Draining.");
    }
    if (same != null && same.service.status() == Service.Status.ACTIVE) {
      return same.created.equals(call)
          ? Outcome.of(new CreateService.Response(reads.described(same, now)))
          : refused("Creation of service was not idempotent.");
    }
    long active =
        all.stream().filter(each -> each.service.inactiveSince() == Service.NEVER).count();
    if (active >= MOST_SERVICES) {
      return Outcome.refused(
          new EcsError.ClientException(
              "the cluster has its %d services already".formatted(MOST_SERVICES)));
    }
    return context
        .definition()
        .then(definition -> {
          EcsError error = check(call, checks, definition, context);
          if (error != null) {
            return Outcome.refused(error);
          }
          Entry entry = book.add(call, now);
          deploy(entry, call, definition, context, now);
          return Outcome.of(new CreateService.Response(reads.described(entry, now)));
        });
  }

  private Outcome<UpdateService.Response> update(
      UpdateService call, CallContext context, long now) {
    return active(call.service(), now)
        .then(entry -> {
          Service service = entry.service;
          CreateService before = service.settings();
          CreateService after = ServiceChecks.updated(before, call);
          ServiceChecks checks = new ServiceChecks(after);
          Revision current = service.rollouts().primary().revision();
          RunnableDefinition definition = current.definition();
          if (call.taskDefinition() != null) {
            switch (context.definition()) {
              case Outcome.Refused<RunnableDefinition>(EcsError error) -> {
                return Outcome.refused(error);
              }
              case Outcome.Done<RunnableDefinition>(RunnableDefinition named) -> definition = named;
            }
          }
          after = after.withTaskDefinition(definition.arn());
          EcsError malformed = checks.ofSettings();
          EcsError error =
              malformed != null ? malformed : check(after, checks, definition, context);
          if (error != null) {
            return Outcome.refused(error);
          }
          service.change(after, now);
          boolean moved =
              !DeployableSettings.areSame(after, current.settings())
                  || !definition.arn().equals(current.definition().arn());
          if (moved || Boolean.TRUE.equals(call.forceNewDeployment())) {
            boolean sameTasks = call.taskDefinition() == null;
            CallContext doing =
                sameTasks ? context.doing(current.conduct(), current.roles()) : context;
            deploy(entry, after, definition, doing, now);
          }
          book.queue(entry);
          return Outcome.of(new UpdateService.Response(reads.described(entry, now)));
        });
  }

  private Outcome<DeleteService.Response> delete(DeleteService call, long now) {
    return active(call.service(), now)
        .then(entry -> {
          Service service = entry.service;
          boolean forced = Boolean.TRUE.equals(call.force()) || service.isDaemon();
          if (!forced && service.desired() > 0) {
            return refused("The service cannot be stopped while it is scaled above 0.");
          }
          if (!forced && service.members().count(Member::isWanted) > 0) {
            return refused("The service cannot be stopped while it has running tasks.");
          }
          service.drain(now);
          book.queue(entry);
          return Outcome.of(new DeleteService.Response(reads.described(entry, now)));
        });
  }

  private Outcome<StopServiceDeployment.Response> stop(StopServiceDeployment call, long now) {
    String arn = call.serviceDeploymentArn();
    EcsError error =
        Check.first(
            () -> Check.that(arn != null, "serviceDeploymentArn is missing, expected an ARN"),
            () -> Check.oneOf("stopType", call.stopType(), List.of("ABORT", "ROLLBACK")));
    if (error != null) {
      return Outcome.refused(error);
    }
    for (Entry entry : book.all(now)) {
      for (DeploymentEntry deployment : entry.service.rollouts().entries(now)) {
        if (deployment.arn.equals(arn)) {
          boolean aborts = "ABORT".equals(call.stopType());
          if (!entry.service.stopDeployment(deployment, aborts, now)) {
            return Outcome.refused(
                new EcsError.ConflictException(
                    "the deployment is %s and cannot be stopped".formatted(deployment.status),
                    List.of()));
          }
          book.queue(entry);
          return Outcome.of(new StopServiceDeployment.Response(deployment.arn));
        }
      }
    }
    return Outcome.refused(
        new EcsError.ServiceDeploymentNotFoundException("Service deployment not found."));
  }

  private @Nullable EcsError check(
      CreateService settings,
      ServiceChecks checks,
      RunnableDefinition definition,
      CallContext context) {
    EcsError ofDefinition = checks.ofDefinition(definition);
    if (ofDefinition != null) {
      return ofDefinition;
    }
    Outcome<?> order =
        Launcher.check(
            book.around(),
            settings,
            new CallContext(
                Outcome.of(definition),
                context.conduct(),
                context.capacityProviders(),
                context.roles()));
    return order instanceof Outcome.Refused<?>(EcsError error) ? error : checks.unsupported();
  }

  private void deploy(
      Entry entry,
      CreateService settings,
      RunnableDefinition definition,
      CallContext context,
      long now) {
    Service service = entry.service;
    ServiceNames names = service.names();
    String id = names.nextRollout();
    Revision revision =
        new Revision(
            names.revisionArn(),
            settings.withTaskDefinition(definition.arn()),
            definition,
            context.conduct(),
            context.roles(),
            context.capacityProviders(),
            now);
    service.deploy(
        new Rollout(id, revision, book.around().rules(), now), names.deploymentArn(), now);
    book.queue(entry);
  }

  /** The ACTIVE service that a call names. */
  private Outcome<Entry> active(@Nullable String reference, long now) {
    return reads
        .named(reference, now)
        .then(entry ->
            entry.service.status() == Service.Status.ACTIVE
                ? Outcome.of(entry)
                : Outcome.refused(EcsError.ServiceNotActiveException.NOT_ACTIVE));
  }

  private static <R> Outcome<R> refused(String message) {
    return Outcome.refused(new EcsError.InvalidParameterException(message));
  }
}
