package dev.berth.engine.cluster.call;

import static dev.berth.engine.cluster.call.Definitions.family;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.RunTaskBuilder;
import dev.berth.engine.SeededTest;
import dev.berth.engine.WorldBuilder;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.task.ListTasks;
import dev.berth.engine.api.task.RunTask;
import dev.berth.engine.api.task.StartTask;
import dev.berth.engine.api.task.StopTask;
import dev.berth.engine.api.task.Task;
import dev.berth.engine.api.task.TaskOperation;
import dev.berth.engine.cluster.ClusterTask;
import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.placement.ProvisioningLimits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** Random calls and reports, against a model that knows of each task where it is and no more. */
class TaskHistoriesTest {
  private static final int INSTANCES = 4;
  private static final int CPU = 4096;
  private static final int MEMORY = 8192;
  private static final int INTERFACES = 2;
  private static final double HOUR = 3600;

  /** What the model knows of a task. */
  private record Known(int instance, int cpu, int memory, boolean network, TaskStatus status) {
    Known in(TaskStatus next) {
      return new Known(instance, cpu, memory, network, next);
    }
  }

  @SeededTest(runs = 60)
  void history_ofRandomCalls_isWhatTheModelSays(long seed) {
    new History(seed).run(150);
  }

  /** One history. */
  private static final class History {
    private final UniformRandomProvider random;
    private final CalledCluster cluster;
    private final Map<Long, Known> wanted = new LinkedHashMap<>();
    private final Map<Long, Known> stopping = new LinkedHashMap<>();
    private final Map<Long, Double> gone = new LinkedHashMap<>();
    private double now;

    History(long seed) {
      random = RandomSource.SPLIT_MIX_64.create(seed);
      cluster =
          random.nextBoolean()
              ? new CalledCluster()
              : new CalledCluster(new ProvisioningLimits(3, WorldBuilder.nanos(2 * HOUR)));
      for (int i = 0; i < INSTANCES; i++) {
        cluster.instance(CPU, MEMORY);
      }
      cluster.define(family("plain").size(512, 1024).build());
      cluster.define(family("wide").size(1536, 1024).build());
      cluster.define(family("net").awsvpc().size(256, 512).build());
    }

    void run(int steps) {
      for (int step = 0; step < steps; step++) {
        switch (random.nextInt(8)) {
          case 0, 1 -> runTasks();
          case 2 -> startTasks();
          case 3 -> stopTask();
          case 4 -> refusedCall();
          case 5, 6 -> report();
          default -> pass(random.nextInt(1200));
        }
        compare();
      }
      stopAll();
      compare();
      for (int i = 0; i < INSTANCES; i++) {
        assertThat(cluster.cluster.instances().cpuLeft()[i]).isEqualTo(CPU);
        assertThat(cluster.cluster.instances().memoryLeft()[i]).isEqualTo(MEMORY);
        assertThat(cluster.cluster.instances().interfacesLeft()[i]).isEqualTo(INTERFACES);
      }
      pass(HOUR + 1);
      assertThat(cluster.cluster.tasks().size()).isZero();
    }

    private void runTasks() {
      int count = 1 + random.nextInt(10);
      RunTaskBuilder call = call().count(count);
      if (random.nextInt(3) == 0) {
        call.launchType("EC2");
      }
      long first = cluster.cluster.upcomingTask();
      switch (cluster.call(call.build())) {
        case Outcome.Done<RunTask.Response>(RunTask.Response done) -> {
          assertThat(done.tasks().size()).isLessThanOrEqualTo(count);
          assertThat(done.failures()).hasSize((count - done.tasks().size()) * INSTANCES);
          learn(first, done.tasks());
        }
        case Outcome.Refused<RunTask.Response> _ ->
            assertThat(cluster.cluster.upcomingTask()).isEqualTo(first);
      }
    }

    private void startTasks() {
      List<String> chosen = new ArrayList<>();
      for (int i = random.nextInt(5); i >= 0; i--) {
        chosen.add(cluster.instanceArn(random.nextInt(INSTANCES + 1)));
      }
      long first = cluster.cluster.upcomingTask();
      StartTask.Response done = cluster.done(call().on(chosen.toArray(String[]::new)));

      assertThat(done.tasks().size() + done.failures().size()).isEqualTo(chosen.size());
      learn(first, done.tasks());
    }

    private RunTaskBuilder call() {
      String family = List.of("plain", "wide", "net").get(random.nextInt(3));
      RunTaskBuilder call = RunTaskBuilder.of(family);
      return family.equals("net") ? call.subnets("subnet-1") : call;
    }

    private void learn(long first, List<Task> tasks) {
      assertThat(tasks).extracting(Task::taskArn).doesNotHaveDuplicates();
      for (int i = 0; i < tasks.size(); i++) {
        Task task = tasks.get(i);
        assertThat(task.taskArn()).isEqualTo(cluster.taskArn(first + i));
        boolean network = !task.attachments().isEmpty();
        int instance =
            task.containerInstanceArn() == null
                ? -1
                : (int) cluster.cluster.names().instances().number(task.containerInstanceArn());
        wanted.put(
            first + i,
            new Known(
                instance,
                Integer.parseInt(String.valueOf(task.cpu())),
                Integer.parseInt(String.valueOf(task.memory())),
                network,
                TaskStatus.valueOf(task.lastStatus())));
      }
    }

    private void stopTask() {
      long number = 1 + random.nextInt((int) cluster.cluster.upcomingTask());
      boolean known =
          wanted.containsKey(number) || stopping.containsKey(number) || gone.containsKey(number);
      StopTask call = new StopTask(WorldBuilder.CLUSTER, cluster.taskArn(number), null);
      if (!known) {
        cluster.refused(call);
      } else {
        assertThat(cluster.done(call).task().desiredStatus()).isEqualTo("STOPPED");
        Known task = wanted.remove(number);
        if (task != null) {
          letStop(number, task);
        }
      }
      takeUpPlaced();
    }

    private void letStop(long number, Known task) {
      if (task.instance() < 0) {
        gone.put(number, now);
      } else {
        stopping.put(number, task);
      }
    }

    private void refusedCall() {
      TaskOperation<?> call =
          switch (random.nextInt(4)) {
            case 0 -> call().count(11).build();
            case 1 -> call().startedBy("a b").build();
            case 2 -> RunTaskBuilder.of("unknown").on(cluster.instanceArn(0));
            default -> new StopTask(WorldBuilder.CLUSTER, "nonsense", null);
          };
      cluster.refused(call);
    }

    /** An agent has something to tell of one of its tasks. */
    private void report() {
      List<Long> placed = new ArrayList<>(stopping.keySet());
      wanted.forEach((number, task) -> {
        if (task.instance() >= 0) {
          placed.add(number);
        }
      });
      if (!placed.isEmpty()) {
        long number = placed.get(random.nextInt(placed.size()));
        Known before = wanted.getOrDefault(number, stopping.get(number));
        if (before != null) {
          report(number, before.in(next(before.status(), stopping.containsKey(number))));
        }
      }
    }

    private void report(long number, Known after) {
      now += 1;
      cluster.report(number, after.status());
      if (after.status() == TaskStatus.STOPPED) {
        stopping.remove(number);
        gone.put(number, now);
      } else if (after.status().isStopping()) {
        wanted.remove(number);
        stopping.put(number, after);
      } else if (stopping.containsKey(number)) {
        stopping.put(number, after);
      } else {
        wanted.put(number, after);
      }
      takeUpPlaced();
    }

    private static TaskStatus next(TaskStatus status, boolean told) {
      return switch (status) {
        case PROVISIONING -> told ? TaskStatus.DEPROVISIONING : TaskStatus.PENDING;
        case PENDING -> told ? TaskStatus.STOPPED : TaskStatus.RUNNING;
        case ACTIVATING, RUNNING, DEACTIVATING -> TaskStatus.STOPPING;
        case STOPPING, DEPROVISIONING, STOPPED, DELETED -> TaskStatus.STOPPED;
      };
    }

    /** Those who waited may have found room. */
    private void takeUpPlaced() {
      wanted.replaceAll((number, task) -> {
        ClusterTask found = cluster.cluster.tasks().find(number);
        return found != null && task.instance() < 0 && found.isPlaced()
            ? new Known(
                found.instance(), task.cpu(), task.memory(), task.network(), found.lastStatus())
            : task;
      });
    }

    private void pass(double seconds) {
      now += seconds;
      cluster.pass(seconds);
      for (Long number : List.copyOf(wanted.keySet())) {
        ClusterTask found = cluster.cluster.tasks().find(number);
        if (found != null && !found.isWanted()) {
          assertThat(found.isPlaced()).isFalse();
          wanted.remove(number);
          gone.put(number, now);
        }
      }
    }

    private void stopAll() {
      for (Map.Entry<Long, Known> each : List.copyOf(wanted.entrySet())) {
        cluster.done(new StopTask(WorldBuilder.CLUSTER, cluster.taskArn(each.getKey()), null));
        takeUpPlaced();
        Known task = wanted.remove(each.getKey());
        if (task != null) {
          letStop(each.getKey(), task);
        }
      }
      while (!stopping.isEmpty()) {
        long number = stopping.keySet().iterator().next();
        Known before = stopping.get(number);
        if (before != null) {
          report(number, before.in(next(before.status(), true)));
        }
      }
    }

    /** The books say what the model says: of each task, of each list, of each instance. */
    private void compare() {
      gone.values().removeIf(stopped -> now - stopped >= HOUR);
      assertThat(list("RUNNING")).containsExactlyInAnyOrderElementsOf(wanted.keySet());
      List<Long> stopped = new ArrayList<>(stopping.keySet());
      stopped.addAll(gone.keySet());
      assertThat(list("STOPPED")).containsExactlyInAnyOrderElementsOf(stopped);
      int[] cpu = new int[INSTANCES];
      int[] memory = new int[INSTANCES];
      int[] interfaces = new int[INSTANCES];
      wanted.forEach((number, task) -> {
        ClusterTask found = cluster.cluster.tasks().find(number);
        assertThat(found).isNotNull();
        assertThat(found.lastStatus()).isEqualTo(task.status());
        if (task.instance() >= 0) {
          cpu[task.instance()] += task.cpu();
          memory[task.instance()] += task.memory();
          interfaces[task.instance()] += task.network() ? 1 : 0;
        }
      });
      for (int i = 0; i < INSTANCES; i++) {
        assertThat(cluster.cluster.instances().cpuLeft()[i]).isEqualTo(CPU - cpu[i]);
        assertThat(cluster.cluster.instances().memoryLeft()[i]).isEqualTo(MEMORY - memory[i]);
        assertThat(cluster.cluster.instances().interfacesLeft()[i])
            .isEqualTo(INTERFACES - interfaces[i]);
      }
    }

    private List<Long> list(String desired) {
      List<Long> all = new ArrayList<>();
      String token = null;
      do {
        ListTasks.Response page =
            cluster.done(
                new ListTasks(
                    WorldBuilder.CLUSTER, null, null, token, 7, null, null, desired, null, null));
        page.taskArns().forEach(arn -> all.add(cluster.cluster.names().tasks().number(arn)));
        token = page.nextToken();
      } while (token != null);
      return all;
    }
  }
}
