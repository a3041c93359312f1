package dev.berth.engine.lifecycle.container;

import org.apache.commons.rng.UniformRandomProvider;

/** What goes wrong with the start of a task. */
public enum StartFault {
  /** Nothing. */
  NONE,
  /** The registry refuses the image. */
  PULL_REFUSED,
  /** The registry does not answer when asked for the image's manifest. */
  PULL_NO_MANIFEST,
  /** The pull begins, and then nothing comes any more. */
  PULL_STALLED,
  /** The container is created but does not start. */
  CONTAINER_START,
  /** The network interface is not attached in time. */
  NETWORK_INTERFACE,
  /** The volume is not attached in time. */
  VOLUME;

  /** Whether it concerns the pull of an image. */
  public boolean isOfPull() {
    return this == PULL_REFUSED || this == PULL_NO_MANIFEST || this == PULL_STALLED;
  }

  /**
   * How likely each of them is for a task; at most one of them comes.
   *
   * @param pullRefused as a share of all tasks, like the others; 1 in all at most
   */
  public record Chances(
      double pullRefused,
      double pullNoManifest,
      double pullStalled,
      double containerStart,
      double networkInterface,
      double volume) {
    /** Nothing ever goes wrong. */
    public static final Chances NONE = new Chances(0, 0, 0, 0, 0, 0);

    /** The volume is never attached. */
    public static final Chances NO_VOLUME = new Chances(0, 0, 0, 0, 0, 1);

    public Chances {
      double sum =
          pullRefused + pullNoManifest + pullStalled + containerStart + networkInterface + volume;
      double least =
          Math.min(
              Math.min(Math.min(pullRefused, pullNoManifest), Math.min(pullStalled, volume)),
              Math.min(containerStart, networkInterface));
      if (!(least >= 0 && sum <= 1 + 1e-9)) {
        throw new IllegalArgumentException("faults with chances of " + sum + " in all");
      }
    }

    /** What goes wrong with one task. */
    StartFault draw(UniformRandomProvider random) {
      if (equals(NONE)) {
        return StartFault.NONE;
      }
      double drawn = random.nextDouble();
      double[] chances = {
        pullRefused, pullNoManifest, pullStalled, containerStart, networkInterface, volume
      };
      for (int i = 0; i < chances.length; i++) {
        if (drawn < chances[i]) {
          return values()[i + 1];
        }
        drawn -= chances[i];
      }
      return StartFault.NONE;
    }
  }
}
