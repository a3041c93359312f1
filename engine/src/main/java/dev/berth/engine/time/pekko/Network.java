package dev.berth.engine.time.pekko;

import dev.berth.engine.random.Distribution;
import dev.berth.engine.random.RandomStreams;
import dev.berth.engine.time.Lane;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * The network between the control plane and the agents. Every message between them passes here,
 * also when both sides happen to live in one lane.
 */
public final class Network {
  private final Distribution delay;
  private final RandomStreams streams;

  /**
   * A network.
   *
   * @param delay one-way delay of a message, in seconds
   */
  public Network(Distribution delay, RandomStreams streams) {
    this.delay = delay;
    this.streams = streams.named("network");
  }

  /** The smallest delay, in nanoseconds: how far lanes may run ahead of each other. */
  public long lookaheadNanos() {
    return (long) Math.floor(delay.minimum() * 1e9);
  }

  /**
   * A connection from one entity to another. Like a TCP connection it keeps messages in order: none
   * arrives before one sent earlier.
   *
   * @param from the lane of the sender
   * @param sender number of the sender
   * @param to index of the recipient's lane
   * @param name number of the connection, unique in the world; names its random stream
   */
  public <M> Link<M> link(Lane from, long sender, int to, ActorRef<M> recipient, long name) {
    return new Link<>(from, sender, to, recipient, delay, streams.stream(name));
  }

  /** One direction of a connection; for its sender alone. */
  public static final class Link<M> {
    private final Lane from;
    private final long sender;
    private final int to;
    private final ActorRef<M> recipient;
    private final Distribution delay;
    private final UniformRandomProvider random;
    private long lastArrival;

    private Link(
        Lane from,
        long sender,
        int to,
        ActorRef<M> recipient,
        Distribution delay,
        UniformRandomProvider random) {
      this.from = from;
      this.sender = sender;
      this.to = to;
      this.recipient = recipient;
      this.delay = delay;
      this.random = random;
    }

    /** Sends a message. */
    public void send(M message) {
      long arrival = Math.max(from.after(delay.sampleNanos(random)), lastArrival);
      lastArrival = arrival;
      from.send(arrival - from.now(), sender, to, () -> recipient.tell(message));
    }
  }
}
