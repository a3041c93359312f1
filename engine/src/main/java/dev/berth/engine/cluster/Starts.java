package dev.berth.engine.cluster;

import dev.berth.engine.input.Execution;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.Placement;
import dev.berth.engine.placement.PlacementRequest;
import dev.berth.engine.witness.Decision;
import dev.berth.engine.witness.Submission;
import dev.berth.engine.witness.Witness;
import org.apache.commons.rng.UniformRandomProvider;

/** How tasks of a cluster get their number, an instance, and what they take from it. */
final class Starts {
  private final ClusterBooks books;
  private final ClusterState instances;
  private final Placement placement;
  private final Witness witness;
  private final TaskNumbers numbers;
  private final UniformRandomProvider random;

  Starts(Cluster.Setup setup, ClusterBooks books) {
    this.books = books;
    instances = books.instances();
    placement = setup.placement();
    witness = setup.witness();
    numbers = setup.numbers();
    random = setup.streams().named("placement").stream();
    witness.meets(instances);
  }

  /** The number that the next task will get. */
  long upcoming() {
    return numbers.upcoming();
  }

  /** Where placement finds room; {@link Placement#NO_INSTANCE} if nowhere. */
  int choose(PlacementRequest wanted) {
    return placement.choose(instances, wanted, random);
  }

  /** Whether anybody wants to know what is chosen. */
  boolean isWitnessed() {
    return witness != Witness.NONE;
  }

  /** Tells the witness what was chosen for a task. */
  void testify(PlacementRequest wanted, Submission left, long task, int instance, long now) {
    boolean placed = instance != Placement.NO_INSTANCE;
    witness.decided(
        new Decision(
            now,
            placed ? left.firstOnly() : left,
            placed ? task : Decision.NO_TASK,
            instance,
            wanted),
        instances);
  }

  /** What an agent must know of one more task. */
  Launch launch(
      TaskOrder order, PlacementRequest wanted, Execution execution, Submission submission) {
    return new Launch(
        numbers.next(),
        wanted.demand().amounts(),
        0,
        order.path(),
        execution,
        submission.arrived());
  }

  /** Gives a task an instance, and lets its agent know. */
  void start(int instance, ClusterTask task, Launch launch, long now) {
    long devices = Placement.devices(instances, task.request(), instance, random);
    task.place(instance, devices);
    books.tasks().add(task);
    books.counts().taskMoved(task.capacityProvider(), null, task.lastStatus());
    books.containerInstances().taskMoved(instance, null, task.lastStatus());
    books.reservations().take(task, launch, now);
    books.effects().start(instance, devices == 0 ? launch : launch.on(devices));
  }
}
