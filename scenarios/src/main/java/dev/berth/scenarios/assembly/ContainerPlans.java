package dev.berth.scenarios.assembly;

import dev.berth.engine.lifecycle.container.ContainerPlan;
import dev.berth.engine.lifecycle.container.RolePermission;
import dev.berth.engine.lifecycle.container.StartFault;
import dev.berth.engine.lifecycle.container.VolumeTimes;
import dev.berth.engine.model.ContainerDefinition;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.scenarios.source.Document;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.spec.FaultsSpec;
import dev.berth.scenarios.spec.ScenarioSpec;
import dev.berth.scenarios.spec.VolumeSpec;
import dev.berth.scenarios.spec.WorkloadSpec;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What workloads say of their tasks' containers, together with what the definitions say. */
final class ContainerPlans {
  private static final String PATH = "workloads";

  private final Document document;
  private final Problems problems;
  private final ScenarioSpec scenario;
  private final AccountRoles roles;

  ContainerPlans(Document document, Problems problems, ScenarioSpec scenario) {
    this.document = document;
    this.problems = problems;
    this.scenario = scenario;
    roles = new AccountRoles(document, problems, scenario.account());
  }

  /** The plan of a workload's tasks; {@code null} where nothing shows of their containers. */
  @Nullable ContainerPlan plan(String workload, WorkloadSpec spec, TaskDefinition definition) {
    List<ContainerDefinition> containers = definition.containers();
    checkNames(workload, spec, containers);
    checkEnd(workload, containers);
    if (problems.hasErrors()) {
      return null;
    }
    ContainerPlan plan =
        ContainerPlan.differing(definition, ContainerBehaviours.all(spec.containers()))
            .with(chances(workload, spec.faults()), lacking(workload, spec, definition));
    VolumeSpec volume = spec.volume();
    if (volume != null) {
      plan =
          plan.with(
              new VolumeTimes(
                  Distributions.of(volume.attach()), Distributions.of(volume.detach())));
    }
    boolean sized =
        containers.stream().anyMatch(each -> scenario.images().containsKey(each.image()));
    return plan.isPlain() && !sized ? null : plan;
  }

  private void checkNames(
      String workload, WorkloadSpec spec, List<ContainerDefinition> containers) {
    new ContainerBehaviours(problems, "the tasks of workload '%s'".formatted(workload))
        .check(
            spec.containers(),
            containers.stream().map(ContainerDefinition::name).toList(),
            document,
            List.of(PATH, workload, "containers"));
  }

  /** A container that is started again and again would keep a world going for ever. */
  private void checkEnd(String workload, List<ContainerDefinition> containers) {
    boolean restarts = containers.stream().anyMatch(each -> each.restartPolicy() != null);
    if (restarts && scenario.duration() == null) {
      problems.error(
          document.place(PATH, workload),
          "tasks of workload '%s' have a container with a restartPolicy".formatted(workload),
          "give the scenario a duration: it might never end by itself");
    }
  }

  private StartFault.Chances chances(String workload, FaultsSpec spec) {
    return new FaultChances(problems)
        .of(spec, document.place(PATH, workload, "faults"), "workload '%s'".formatted(workload));
  }

  private Set<RolePermission> lacking(
      String workload, WorkloadSpec spec, TaskDefinition definition) {
    Set<RolePermission> lacking = EnumSet.noneOf(RolePermission.class);
    lacking.addAll(roles.lacking(workload, definition));
    lacking.addAll(lacking(spec.faults()));
    return lacking;
  }

  private static Set<RolePermission> lacking(FaultsSpec spec) {
    return spec.executionRoleLacks().stream()
        .map(permission ->
            switch (permission) {
              case PULL -> RolePermission.PULL_IMAGES;
              case SECRETS -> RolePermission.READ_SECRETS;
              case LOGS -> RolePermission.WRITE_LOGS;
            })
        .collect(Collectors.toUnmodifiableSet());
  }
}
