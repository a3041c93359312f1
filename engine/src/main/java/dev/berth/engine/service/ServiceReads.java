package dev.berth.engine.service;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.Listing;
import dev.berth.engine.api.MissingResource;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.service.DescribeServiceDeployments;
import dev.berth.engine.api.service.DescribeServiceRevisions;
import dev.berth.engine.api.service.DescribeServices;
import dev.berth.engine.api.service.ListServiceDeployments;
import dev.berth.engine.api.service.ListServiceDeployments.CreatedAt;
import dev.berth.engine.api.service.ListServices;
import dev.berth.engine.api.service.Service;
import dev.berth.engine.api.service.ServiceDeployment;
import dev.berth.engine.api.service.ServiceRevision;
import dev.berth.engine.cluster.call.Check;
import dev.berth.engine.model.ResourceArn;
import dev.berth.engine.service.ServiceBook.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Describes and lists services, their deployments and their revisions. */
final class ServiceReads {
  private static final int MOST_DESCRIBED = 10;
  private static final int MOST_DEPLOYMENTS = 20;
  private static final int USUAL_PAGE = 10;

  /** More than a service ever has deployments. */
  private static final long NEWEST = 1L << 40;

  private final ServiceBook book;

  ServiceReads(ServiceBook book) {
    this.book = book;
  }

  /** A service with its tags. */
  Service described(Entry entry, long now) {
    return new ServiceDescriptions(entry.service).describe(entry.tags.list(), now);
  }

  /** The service that a call names, by name or ARN, as long as it is remembered. */
  Outcome<Entry> named(@Nullable String reference, long now) {
    if (reference == null || reference.isEmpty()) {
      return Outcome.refused(Check.invalid("Service can not be blank."));
    }
    book.all(now);
    Entry entry = book.find(name(reference));
    return entry == null
        ? Outcome.refused(EcsError.ServiceNotFoundException.NOT_FOUND)
        : Outcome.of(entry);
  }

  Outcome<DescribeServices.Response> describe(DescribeServices call, long now) {
    List<String> asked = Objects.requireNonNullElse(call.services(), List.of());
    List<String> include = Objects.requireNonNullElse(call.include(), List.of());
    EcsError error =
        Check.first(
            () -> Check.that(!asked.isEmpty(), "Services cannot be empty."),
            () ->
                Check.that(
                    asked.size() <= MOST_DESCRIBED,
                    "services can have at most %d items.".formatted(MOST_DESCRIBED)),
            () ->
                Check.that(
                    List.of("TAGS").containsAll(include),
                    "include is %s, expected TAGS".formatted(include)));
    if (error != null) {
      return Outcome.refused(error);
    }
    book.all(now);
    List<Service> services = new ArrayList<>();
    List<MissingResource> failures = new ArrayList<>();
    for (String reference : asked) {
      Entry entry = book.find(name(reference));
      if (entry == null) {
        failures.add(MissingResource.of(arn(reference)));
      } else {
        services.add(
            new ServiceDescriptions(entry.service)
                .describe(include.isEmpty() ? List.of() : entry.tags.list(), now));
      }
    }
    return Outcome.of(new DescribeServices.Response(services, failures));
  }

  Outcome<ListServices.Response> list(ListServices call, long now) {
    EcsError error =
        Check.first(
            () ->
                Check.oneOf(
                    "schedulingStrategy", call.schedulingStrategy(), List.of("REPLICA", "DAEMON")),
            () ->
                Check.oneOf(
                    "launchType",
                    call.launchType(),
                    List.of("EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES")));
    if (error != null) {
      return Outcome.refused(error);
    }
    List<Entry> all =
        book.all(now).stream()
            .filter(
                entry -> entry.service.status() == dev.berth.engine.service.Service.Status.ACTIVE)
            .filter(entry ->
                call.schedulingStrategy() == null
                    || entry.service.isDaemon() == call.schedulingStrategy().equals("DAEMON"))
            .filter(entry ->
                call.launchType() == null
                    || call.launchType().equals(described(entry, now).launchType()))
            .toList();
    Integer asked = call.maxResults();
    Listing.Request page =
        new Listing.Request(
            asked == null ? USUAL_PAGE : asked, call.nextToken(), Listing.LARGEST_PAGE);
    return Listing.page(all, Listing.Order.byNumber(Entry::number), page)
        .then(listing ->
            Outcome.of(
                new ListServices.Response(
                    listing.items().stream().map(entry -> entry.service.names().arn()).toList(),
                    listing.nextToken())));
  }

  Outcome<DescribeServiceDeployments.Response> describe(DescribeServiceDeployments call, long now) {
    List<String> asked = Objects.requireNonNullElse(call.serviceDeploymentArns(), List.of());
    EcsError error = count("serviceDeploymentArns", asked);
    if (error != null) {
      return Outcome.refused(error);
    }
    List<ServiceDeployment> found = new ArrayList<>();
    List<MissingResource> failures = new ArrayList<>();
    for (String arn : asked) {
      ServiceDeployment deployment = deployment(arn, now);
      if (deployment == null) {
        failures.add(MissingResource.of(arn));
      } else {
        found.add(deployment);
      }
    }
    return Outcome.of(new DescribeServiceDeployments.Response(found, failures));
  }

  Outcome<DescribeServiceRevisions.Response> describe(DescribeServiceRevisions call, long now) {
    List<String> asked = Objects.requireNonNullElse(call.serviceRevisionArns(), List.of());
    EcsError error = count("serviceRevisionArns", asked);
    if (error != null) {
      return Outcome.refused(error);
    }
    List<ServiceRevision> found = new ArrayList<>();
    List<MissingResource> failures = new ArrayList<>();
    for (String arn : asked) {
      ServiceRevision revision = revision(arn, now);
      if (revision == null) {
        failures.add(MissingResource.of(arn));
      } else {
        found.add(revision);
      }
    }
    return Outcome.of(new DescribeServiceRevisions.Response(found, failures));
  }

  Outcome<ListServiceDeployments.Response> list(ListServiceDeployments call, long now) {
    List<String> known = Arrays.stream(DeploymentEntry.Status.values()).map(Enum::name).toList();
    List<String> wanted = Objects.requireNonNullElse(call.status(), known);
    if (!known.containsAll(wanted)) {
      return Outcome.refused(
          Check.invalid("status is %s, expected any of %s".formatted(wanted, known)));
    }
    return named(call.service(), now)
        .then(entry -> {
          List<DeploymentEntry> all = entry.service.rollouts().entries(now);
          List<DeploymentEntry> newestFirst =
              all.reversed().stream()
                  .filter(each -> wanted.contains(each.status.name()))
                  .filter(each -> isWithin(each.createdAt, call.createdAt()))
                  .toList();
          Integer asked = call.maxResults();
          Listing.Request page =
              new Listing.Request(
                  asked == null ? Listing.LARGEST_PAGE : asked,
                  call.nextToken(),
                  Listing.LARGEST_PAGE);
          return Listing.page(
                  newestFirst, Listing.Order.byNumber(each -> NEWEST - all.indexOf(each)), page)
              .then(listing ->
                  Outcome.of(
                      new ListServiceDeployments.Response(
                          listing.items().stream()
                              .map(new ServiceDescriptions(entry.service)::brief)
                              .toList(),
                          listing.nextToken())));
        });
  }

  private @Nullable ServiceDeployment deployment(String arn, long now) {
    for (Entry entry : book.all(now)) {
      for (DeploymentEntry deployment : entry.service.rollouts().entries(now)) {
        if (deployment.arn.equals(arn)) {
          return new ServiceDescriptions(entry.service).describe(deployment);
        }
      }
    }
    return null;
  }

  private @Nullable ServiceRevision revision(String arn, long now) {
    for (Entry entry : book.all(now)) {
      for (DeploymentEntry deployment : entry.service.rollouts().entries(now)) {
        if (deployment.target.arn().equals(arn)) {
          return new ServiceDescriptions(entry.service).describe(deployment.target);
        }
      }
    }
    return null;
  }

  private static @Nullable EcsError count(String member, List<String> asked) {
    return Check.that(
        !asked.isEmpty() && asked.size() <= MOST_DEPLOYMENTS,
        "%s has %d items, expected 1 to %d".formatted(member, asked.size(), MOST_DEPLOYMENTS));
  }

  private static boolean isWithin(long time, @Nullable CreatedAt window) {
    return window == null
        || ((window.after() == null || time > window.after())
            && (window.before() == null || time < window.before()));
  }

  private String arn(String reference) {
    var names = book.around().cluster().names();
    return ResourceArn.looksLike(reference)
        ? reference
        : names.arns().service(names.name(), reference);
  }

  /** The name in a name or an ARN. */
  private String name(String reference) {
    if (!ResourceArn.looksLike(reference)) {
      return reference;
    }
    String cluster = book.around().cluster().names().name();
    return ResourceArn.parse(reference)
        .filter(arn -> arn.kind() == ResourceArn.Kind.SERVICE)
        .filter(arn -> arn.cluster() == null || cluster.equals(arn.cluster()))
        .map(ResourceArn::id)
        .orElse("");
  }
}
