package dev.berth.engine.cluster;

import dev.berth.engine.api.Listing;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.instance.Attribute;
import dev.berth.engine.api.instance.ListAttributes;
import dev.berth.engine.api.instance.ListContainerInstances;
import dev.berth.engine.placement.query.ClusterQuery;
import dev.berth.engine.placement.query.MissingAttribute;
import dev.berth.engine.placement.query.QuerySyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists of container instances, and of their attributes. */
final class InstanceLists {
  private static final String INACTIVE = "INACTIVE";
  private static final int POSITION_SHIFT = 20;
  private static final List<String> STATUSES =
      List.of("ACTIVE", "DRAINING", "REGISTERING", "DEREGISTERING", "REGISTRATION_FAILED");

  private final MissingAttribute missing;

  /**
   * Lists to be filtered by queries.
   *
   * @param missing what negative operators say of instances without the attribute
   */
  InstanceLists(MissingAttribute missing) {
    this.missing = missing;
  }

  /** An instance as whoever lists it sees it. */
  interface Seen {
    /** Its number in the cluster. */
    int number();

    String arn();

    String status();

    boolean hasAttribute(String name);

    /** All of its attributes, in alphabetical order. */
    List<Attribute> attributes();

    boolean matches(ClusterQuery query);
  }

  /** An attribute of an instance at its place in the list of all. */
  private record Listed(long position, Attribute attribute) {}

  /** The instances that a call asks for. */
  Outcome<ListContainerInstances.Response> instances(
      List<? extends Seen> all, ListContainerInstances request) {
    String status = request.status();
    if (status != null && !STATUSES.contains(status)) {
      return invalid("status is '%s', expected one of %s".formatted(status, STATUSES));
    }
    ClusterQuery query = null;
    String filter = request.filter();
    if (filter != null && !filter.isBlank()) {
      try {
        query = ClusterQuery.parse(filter, missing);
      } catch (QuerySyntaxException e) {
        return invalid("filter: " + e.getMessage());
      }
    }
    List<Seen> found = new ArrayList<>();
    for (Seen instance : all) {
      if (isOf(instance, status) && (query == null || instance.matches(query))) {
        found.add(instance);
      }
    }
    Listing.Request page = new Listing.Request(request.maxResults(), request.nextToken());
    return Listing.page(found, Listing.Order.byNumber(Seen::number), page)
        .then(listing ->
            Outcome.of(
                new ListContainerInstances.Response(
                    listing.items().stream().map(Seen::arn).toList(), listing.nextToken())));
  }

  /** The attributes that a call asks for. */
  Outcome<ListAttributes.Response> attributes(List<? extends Seen> all, ListAttributes request) {
    if (!Attribute.CONTAINER_INSTANCE.equals(request.targetType())) {
      return Outcome.refused(AttributeRules.targetType(request.targetType()));
    }
    String name = request.attributeName();
    String value = request.attributeValue();
    if (name == null && value != null) {
      return invalid("an attributeValue needs an attributeName to go with");
    }
    List<Listed> found = new ArrayList<>();
    for (Seen instance : all) {
      if (isOf(instance, null) && (name == null || instance.hasAttribute(name))) {
        addAttributes(instance, request, found);
      }
    }
    Listing.Request page = new Listing.Request(request.maxResults(), request.nextToken());
    return Listing.page(found, Listing.Order.byNumber(Listed::position), page)
        .then(listing ->
            Outcome.of(
                new ListAttributes.Response(
                    listing.items().stream().map(Listed::attribute).toList(),
                    listing.nextToken())));
  }

  private static void addAttributes(Seen instance, ListAttributes request, List<Listed> found) {
    long position = (long) instance.number() << POSITION_SHIFT;
    String name = request.attributeName();
    String value = request.attributeValue();
    for (Attribute each : instance.attributes()) {
      if ((name == null || name.equals(each.name()))
          && (value == null || value.equals(each.value()))) {
        Attribute placed =
            new Attribute(each.name(), each.value(), Attribute.CONTAINER_INSTANCE, instance.arn());
        found.add(new Listed(position, placed));
      }
      position++;
    }
  }

  private static boolean isOf(Seen instance, @Nullable String status) {
    return status == null ? !INACTIVE.equals(instance.status()) : status.equals(instance.status());
  }

  private static <R> Outcome<R> invalid(String message) {
    return Outcome.refused(AttributeRules.invalid(message));
  }
}
