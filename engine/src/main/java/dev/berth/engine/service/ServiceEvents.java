package dev.berth.engine.service;

import dev.berth.engine.api.service.ServiceEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * What a service tells of itself: the newest hundred events. The same is not told again until its
 * cause has ended or six hours have passed.
 */
final class ServiceEvents {
  /** How long the same is not told again while its cause lasts. */
  static final long SILENCE_NANOS = 6 * 3_600_000_000_000L;

  private static final int MOST = 100;

  private final ServiceNames names;
  private final BiConsumer<String, Long> told;
  private final ArrayDeque<ServiceEvent> newestFirst = new ArrayDeque<>();
  private final Map<Cause, ServiceEvent> lasting = new EnumMap<>(Cause.class);

  /** What may last, and is told once. */
  enum Cause {
    STEADY,
    NO_ROOM,
    IMPAIRED,
    STUCK,
    PROTECTED
  }

  /**
   * Events of a service.
   *
   * @param told hears of each
   */
  ServiceEvents(ServiceNames names, BiConsumer<String, Long> told) {
    this.names = names;
    this.told = told;
  }

  /**
   * Tells of something.
   *
   * @param message what follows the service's name
   */
  void tell(String message, long now) {
    add(message, now);
  }

  /** Tells of something that lasts, unless that has been told. */
  void tellOnce(Cause cause, String message, long now) {
    ServiceEvent earlier = lasting.get(cause);
    String whole = whole(message);
    if (earlier == null
        || !earlier.message().equals(whole)
        || now - earlier.createdAt() >= SILENCE_NANOS) {
      lasting.put(cause, add(message, now));
    }
  }

  /** What lasted has ended. */
  void ended(Cause cause) {
    lasting.remove(cause);
  }

  /** When something that lasts is to be told again; never if nothing does. */
  long nextRepeat(Cause cause) {
    ServiceEvent earlier = lasting.get(cause);
    return earlier == null ? Long.MAX_VALUE : earlier.createdAt() + SILENCE_NANOS;
  }

  /** The newest first. */
  List<ServiceEvent> list() {
    return List.copyOf(new ArrayList<>(newestFirst));
  }

  private ServiceEvent add(String message, long now) {
    ServiceEvent event = new ServiceEvent(names.nextEvent(), now, whole(message));
    newestFirst.addFirst(event);
    if (newestFirst.size() > MOST) {
      newestFirst.removeLast();
    }
    told.accept(event.message(), now);
    return event;
  }

  private String whole(String message) {
    return "(service " + names.name() + ") " + message;
  }
}
