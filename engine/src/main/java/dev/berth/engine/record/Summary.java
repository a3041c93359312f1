package dev.berth.engine.record;

import dev.berth.engine.packing.Packing;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of a run. They depend on specification, seed and inputs alone.
 *
 * @param waitSeconds from a task's arrival to its placement, over all placed tasks
 * @param startSeconds from a task's arrival to RUNNING, over all tasks that came so far
 * @param peak the most that was placed at once
 * @param dropped what the tasks asked for that were given up
 * @param reservedAtEnd reserved shares when the world ended
 * @param fullDemand the share of each resource that was reserved when arrivals had first asked for
 *     all of it that there is; NaN where they never did, or where tasks had left by then
 * @param instancesUsed instances that ever received a task
 * @param lastFinishSeconds when the last task reached STOPPED; 0 when none did
 * @param costUsd on-demand price of all instances for the simulated time
 * @param provisioning tasks that waited in PROVISIONING for an instance
 * @param containers what became of containers that were followed one by one, and of images
 * @param calls what the workloads' clients heard, where calls are limited
 * @param steps what became of the steps of deployment pipelines
 * @param schedulers what schedulers of workloads' own did
 * @param services what became of services
 * @param capacity what Auto Scaling groups did
 */
public record Summary(
    Tasks tasks,
    Quantiles waitSeconds,
    Quantiles startSeconds,
    Amount peak,
    Amount dropped,
    Utilisation utilisation,
    Shares reservedAtEnd,
    Shares fullDemand,
    Packing packing,
    int instances,
    int instancesUsed,
    double lastFinishSeconds,
    double simulatedSeconds,
    double costUsd,
    Provisioning provisioning,
    Containers containers,
    Calls calls,
    Steps steps,
    Schedulers schedulers,
    Services services,
    Capacity capacity) {
  /** A run in which no task waited in PROVISIONING for an instance. */
  public Summary(
      Tasks tasks,
      Quantiles waitSeconds,
      Quantiles startSeconds,
      Amount peak,
      Amount dropped,
      Utilisation utilisation,
      Shares reservedAtEnd,
      Shares fullDemand,
      Packing packing,
      int instances,
      int instancesUsed,
      double lastFinishSeconds,
      double simulatedSeconds,
      double costUsd) {
    this(
        tasks,
        waitSeconds,
        startSeconds,
        peak,
        dropped,
        utilisation,
        reservedAtEnd,
        fullDemand,
        packing,
        instances,
        instancesUsed,
        lastFinishSeconds,
        simulatedSeconds,
        costUsd,
        Provisioning.NONE,
        Containers.NONE,
        Calls.NONE,
        Steps.NONE,
        Schedulers.NONE,
        Services.NONE,
        Capacity.NONE);
  }

  /**
   * Calls of RunTask, or of StartTask, by the workloads' clients.
   *
   * @param throttled those that were too many in too short a time
   * @param refused those that were refused for another reason
   */
  public record Calls(long made, long throttled, long refused) {
    /** None, or none that were counted. */
    public static final Calls NONE = new Calls(0, 0, 0);
  }

  /**
   * Tasks that were created in PROVISIONING to wait for an instance.
   *
   * @param entered all of them
   * @param peak the most that waited at once
   * @param timedOut those that waited for too long and were stopped
   * @param stopped those that somebody stopped meanwhile
   * @param refused how often RunTask did not take a task since too many waited
   */
  public record Provisioning(long entered, long peak, long timedOut, long stopped, long refused) {
    /** None. */
    public static final Provisioning NONE = new Provisioning(0, 0, 0, 0, 0);
  }

  /**
   * Containers that were followed one by one, and the images of instances.
   *
   * @param started how many were started
   * @param restarted how often one was started again in its place
   * @param unhealthy how often one became UNHEALTHY
   * @param tasksNotStarted tasks that stopped with TaskFailedToStart after they were placed
   * @param pulls pulls of images that began
   * @param failedPulls pulls that failed
   */
  public record Containers(
      long started,
      long restarted,
      long unhealthy,
      long tasksNotStarted,
      long pulls,
      long failedPulls) {
    /** None. */
    public static final Containers NONE = new Containers(0, 0, 0, 0, 0, 0);
  }

  /**
   * Steps of deployment pipelines by what became of them.
   *
   * @param succeeded steps whose tasks ended well, or were created if nobody waited for them
   * @param failed steps with a task that stopped in another way
   * @param timedOut steps with a task that had not stopped in time
   * @param notPlaced steps with a task for which there was no room
   * @param refused steps of which ECS refused a call
   * @param rolledBack steps among those without success whose roll-back succeeded
   * @param unfinishedAtEnd steps that had not come to their end when the world ended
   */
  public record Steps(
      long succeeded,
      long failed,
      long timedOut,
      long notPlaced,
      long refused,
      long rolledBack,
      long unfinishedAtEnd) {
    /** None. */
    public static final Steps NONE = new Steps(0, 0, 0, 0, 0, 0, 0);

    /** Whether there were none. */
    public boolean isNone() {
      return equals(NONE);
    }
  }

  /**
   * What schedulers of workloads' own did, all together.
   *
   * @param planned how often one chose an instance for a task
   * @param committed plans by which a task was created
   * @param conflicts plans whose instance did not take the task any more
   * @param conflictRate conflicts among plans of these two kinds; 0 to 1
   * @param refreshes copies of the cluster's state that were taken
   * @param lostSeconds time from plan to refusal, over all conflicts
   * @param byWorkload one by one, in the order of the workloads
   */
  public record Schedulers(
      long planned,
      long committed,
      long conflicts,
      double conflictRate,
      long refreshes,
      double lostSeconds,
      Map<String, Scheduler> byWorkload) {
    /** None. */
    public static final Schedulers NONE = new Schedulers(0, 0, 0, 0, 0, 0, Map.of());

    public Schedulers {
      // Summaries that earlier versions have stored do not have them.
      byWorkload =
          byWorkload == null
              ? Map.of()
              : Collections.unmodifiableMap(new LinkedHashMap<>(byWorkload));
    }

    /** Whether there were none. */
    public boolean isNone() {
      return equals(NONE);
    }
  }

  /** What one of them did. */
  public record Scheduler(
      long planned,
      long committed,
      long conflicts,
      double conflictRate,
      long refreshes,
      double lostSeconds) {}

  /**
   * What became of services, all together and one by one.
   *
   * @param services how many were created
   * @param steady how many were in a steady state when the world ended
   * @param deploymentsCompleted roll-backs included
   * @param rolledBack deployments that failed and were rolled back
   * @param slowestDeploymentSeconds of those that were completed
   * @param each in the order of their creation
   */
  public record Services(
      long services,
      long steady,
      long deploymentsCompleted,
      long deploymentsFailed,
      long rolledBack,
      double slowestDeploymentSeconds,
      List<Service> each) {
    /** None. */
    public static final Services NONE = new Services(0, 0, 0, 0, 0, 0, List.of());

    public Services {
      each = List.copyOf(each);
    }

    /** Whether there were none. */
    public boolean isNone() {
      return services == 0;
    }
  }

  /**
   * What became of one service.
   *
   * @param desired how many tasks it was to have when the world ended
   * @param running how many it had running then
   * @param steady 1 if it was in a steady state then, else 0
   * @param firstSteadySeconds from its creation to its first steady state; 0 if it had none
   * @param steadySeconds the longest way back to a steady state after that
   * @param leastHealthy the fewest healthy tasks since its first steady state
   * @param mostTasks the most tasks that ran or were on their way at once
   */
  public record Service(
      String name,
      long desired,
      long running,
      long steady,
      double firstSteadySeconds,
      double steadySeconds,
      long leastHealthy,
      long mostTasks,
      long deploymentsCompleted,
      long deploymentsFailed,
      long rolledBack,
      double slowestDeploymentSeconds) {}

  /**
   * What Auto Scaling groups did, all together.
   *
   * @param launched instances that were launched while the world ran
   * @param terminated instances that were taken away
   * @param scaledOut how often a group's desired capacity rose
   * @param scaledIn how often it fell
   * @param highestReservation the highest CapacityProviderReservation of any provider
   */
  public record Capacity(
      long launched, long terminated, long scaledOut, long scaledIn, double highestReservation) {
    /** Nothing. */
    public static final Capacity NONE = new Capacity(0, 0, 0, 0, 0);

    /** Whether there was nothing. */
    public boolean isNone() {
      return equals(NONE);
    }
  }

  /**
   * Tasks by what became of them.
   *
   * @param waited placed tasks that had to wait at all
   * @param succeeded tasks that reached STOPPED with exit code 0
   * @param failed tasks that reached STOPPED in any other way
   * @param waitingAtEnd tasks without a place when the world ended
   * @param unfinishedAtEnd tasks placed but not STOPPED when the world ended
   * @param tooLarge submitted tasks that ask for more than any instance offers, even an empty one
   */
  public record Tasks(
      long submitted,
      long placed,
      long dropped,
      long waited,
      long succeeded,
      long failed,
      long waitingAtEnd,
      long unfinishedAtEnd,
      long tooLarge) {}

  /**
   * A number of tasks and what they reserve together.
   *
   * @param gpus devices, shares of them added up
   */
  public record Amount(long tasks, long cpuUnits, long memoryMiB, double gpus) {}

  /** Reserved share of what all instances offer, averaged over simulated time; 0 to 1. */
  public record Utilisation(double cpu, double memory, double gpu) {}

  /** Reserved share of what all instances offer, at one moment; 0 to 1. */
  public record Shares(double cpu, double memory, double gpu) {}
}
