package dev.berth.engine.service;

import dev.berth.engine.api.service.CreateService;
import dev.berth.engine.api.tag.TagBook;
import dev.berth.engine.api.tag.Tags;
import dev.berth.engine.cluster.Cluster;
import dev.berth.engine.cluster.Effects;
import dev.berth.engine.cluster.call.TaskOrders;
import dev.berth.engine.model.ResourceArn;
import dev.berth.engine.placement.query.MissingAttribute;
import dev.berth.engine.random.RandomStreams;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The services of one cluster, from their creation until they are forgotten, and when each of them
 * wants to look around next.
 */
public final class ServiceBook implements TagBook {
  /** How long a deleted service can still be described; how long ECS does is open. */
  static final long INACTIVE_NANOS = 3_600_000_000_000L;

  private final Surroundings around;
  private final RandomStreams streams;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final TreeSet<Entry> queue =
      new TreeSet<>(Comparator.comparingLong(Entry::queuedAt).thenComparing(Entry::number));
  private long created;

  /**
   * What a book works with.
   *
   * @param missing what negative operators of constraints say of instances without the attribute
   * @param streams the cluster's
   */
  public record Setup(
      Cluster cluster,
      Effects effects,
      MissingAttribute missing,
      RandomStreams streams,
      ServiceRules rules) {}

  /** A service, its tags, and its place in the queue. */
  static final class Entry {
    final Service service;
    final long number;
    final CreateService created;
    Tags tags;
    private long queuedAt = Service.NEVER;

    private Entry(Service service, long number, Tags tags) {
      this.service = service;
      this.number = number;
      this.tags = tags;
      created = service.settings();
    }

    long queuedAt() {
      return queuedAt;
    }

    long number() {
      return number;
    }
  }

  /** A cluster without services. */
  public ServiceBook(Setup setup) {
    streams = setup.streams().named("services");
    around =
        new Surroundings(
            setup.cluster(),
            new TaskOrders(setup.cluster(), setup.missing()),
            setup.effects(),
            setup.rules(),
            new Long2ObjectOpenHashMap<>(),
            new LinkedHashSet<>());
  }

  /** Whether there is none, and none that is remembered. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Takes up that something about a task has changed. */
  public void taskChanged(long task, long now) {
    Service owner = around.owners().get(task);
    if (owner != null) {
      owner.taskChanged(task, now);
      queue(entries.get(owner.names().name()));
    }
  }

  /** Takes up that instances have come, gone or changed. Daemons are started before all others. */
  public void instancesChanged(long now) {
    for (Entry entry : entries.values()) {
      entry.service.refresh(now);
      if (entry.service.status() == Service.Status.ACTIVE) {
        if (entry.service.isDaemon()) {
          entry.service.lookNow(now);
        } else {
          entry.service.lookSoon(now);
        }
      }
      queue(entry);
    }
  }

  /** Lets every service look around that wants to by now. */
  public void advance(long now) {
    while (!queue.isEmpty() && queue.first().queuedAt <= now) {
      Entry entry = queue.pollFirst();
      entry.queuedAt = Service.NEVER;
      entry.service.look(now);
      queue(entry);
    }
  }

  /** When the next service wants to look around; {@link Long#MAX_VALUE} if none does. */
  public long nextTime() {
    return queue.isEmpty() ? Long.MAX_VALUE : queue.first().queuedAt;
  }

  @Override
  public @Nullable Tags tags(ResourceArn resource) {
    Entry entry = find(resource.id());
    return entry == null || entry.service.status() == Service.Status.INACTIVE ? null : entry.tags;
  }

  @Override
  public void setTags(ResourceArn resource, Tags tags) {
    Entry entry = find(resource.id());
    if (entry != null) {
      entry.tags = tags;
    }
  }

  Surroundings around() {
    return around;
  }

  /** The service with this name that is remembered. */
  @Nullable Entry find(String name) {
    return entries.get(name);
  }

  /** All services that are remembered, in the order of their creation. */
  List<Entry> all(long now) {
    entries
        .values()
        .removeIf(entry ->
            entry.service.status() == Service.Status.INACTIVE
                && now - entry.service.inactiveSince() >= INACTIVE_NANOS);
    return new ArrayList<>(entries.values());
  }

  /** Adds a service; one of the name that was deleted gives way. */
  Entry add(CreateService settings, long now) {
    String name = String.valueOf(settings.serviceName());
    RandomStreams own = streams.named(name).named(Long.toString(created));
    var names = around.cluster().names();
    ServiceNames called = new ServiceNames(name, names.name(), names.arns(), own);
    Service service = new Service(around, called, own, settings, now);
    Entry entry = new Entry(service, created++, Tags.of(settings.tags()));
    Entry before = entries.remove(name);
    if (before != null) {
      queue.remove(before);
    }
    entries.put(name, entry);
    if (service.isDaemon()) {
      around.daemonGroups().add(called.group());
    } else {
      around.daemonGroups().remove(called.group());
    }
    return entry;
  }

  /** Queues a service anew, as it wants to look around at another time by now. */
  void queue(@Nullable Entry entry) {
    if (entry != null && entry.queuedAt != entry.service.nextTime()) {
      queue.remove(entry);
      entry.queuedAt = entry.service.nextTime();
      if (entry.queuedAt != Service.NEVER) {
        queue.add(entry);
      }
    }
  }
}
