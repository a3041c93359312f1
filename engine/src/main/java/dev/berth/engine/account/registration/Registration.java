package dev.berth.engine.account.registration;

import dev.berth.engine.api.CheckedPlacement;
import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.Violation;
import dev.berth.engine.api.tag.Tag;
import dev.berth.engine.api.tag.Tags;
import dev.berth.engine.api.taskdefinition.RegisterTaskDefinition;
import dev.berth.engine.model.Arns;
import dev.berth.engine.placement.Constraints;
import dev.berth.engine.placement.query.MissingAttribute;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A definition as it comes to be registered, checked.
 *
 * @param definition with its defaults filled in; as it came when something is wrong with it
 * @param constraints of the definition, compiled
 * @param requiresAttributes what its features ask of an instance, in alphabetical order
 * @param compatibilities the launch types that could run it
 * @param violations all that is wrong, in the order of the checks; the first is ECS's answer
 */
public record Registration(
    RegisterTaskDefinition definition,
    Constraints constraints,
    List<String> requiresAttributes,
    List<String> compatibilities,
    List<Violation> violations) {
  /** A rule about the definition as a whole. */
  private interface Check {
    void check(Draft draft, Findings findings);
  }

  /** A rule about each of its containers. */
  private interface ContainerCheck {
    void check(Draft.Container container, Findings findings);
  }

  private static final List<Check> FIRST =
      List.of(IdentityChecks::family, IdentityChecks::count, IdentityChecks::words);

  private static final List<ContainerCheck> OF_EACH_CONTAINER =
      List.of(
          IdentityChecks::name,
          IdentityChecks::image,
          SizeChecks::containerCpu,
          SizeChecks::containerMemory,
          PortChecks::check,
          NetworkChecks::links,
          NetworkChecks::ownInterface,
          OrderChecks::dependencies,
          OrderChecks::timeouts,
          OrderChecks::restartPolicy,
          HealthChecks::check,
          VolumeChecks::mounts,
          LogChecks::driver,
          SecretChecks::secrets,
          SecretChecks::ofLogs,
          SecretChecks::environmentFiles,
          ResourceChecks::requirements,
          ResourceChecks::limits,
          ResourceChecks::credentials,
          ResourceChecks::versionConsistency);

  private static final List<Check> THEN =
      List.of(
          IdentityChecks::distinctNames,
          OrderChecks::essential,
          OrderChecks::circles,
          NetworkChecks::linkCycles,
          NetworkChecks::proxy,
          LogChecks::firelens,
          SecretChecks::countOfFiles,
          VolumeChecks::check,
          SizeChecks::taskCpu,
          SizeChecks::taskMemory,
          SizeChecks::cpuOfAll,
          SizeChecks::memoryOfAll,
          PlatformChecks::words,
          PlatformChecks::storage,
          PlatformChecks::wanted,
          DocumentSize::check);

  public Registration {
    requiresAttributes = List.copyOf(requiresAttributes);
    compatibilities = List.copyOf(compatibilities);
    violations = List.copyOf(violations);
  }

  /**
   * Checks a definition as ECS does before it gives out a revision.
   *
   * @param arns of the account, which a role's short name is completed with
   * @param missing what negative operators say of instances without the attribute
   */
  public static Registration of(RegisterTaskDefinition call, Arns arns, MissingAttribute missing) {
    Draft draft = new Draft(call);
    Findings findings = new Findings();
    FIRST.forEach(check -> check.check(draft, findings));
    for (Draft.Container container : draft.containers()) {
      OF_EACH_CONTAINER.forEach(check -> check.check(container, findings));
    }
    THEN.forEach(check -> check.check(draft, findings));
    CheckedPlacement placement = PlacementChecks.check(draft, missing, findings);
    tags(call.tags(), findings);
    List<Violation> violations = findings.violations();
    return violations.isEmpty()
        ? new Registration(
            Defaults.fillIn(draft, arns),
            placement.constraints(),
            RequiredAttributes.of(draft),
            Compatibilities.of(draft),
            violations)
        : new Registration(call, placement.constraints(), List.of(), List.of(), violations);
  }

  private static void tags(@Nullable List<Tag> tags, Findings findings) {
    MemberPath path = MemberPath.of("tags");
    if (tags != null && tags.isEmpty()) {
      findings.refuse(path, "Tags can not be empty.", "leave tags out");
    }
    EcsError wrong = Tags.check(tags);
    if (wrong != null) {
      findings.addAll(List.of(new Violation(path.names(), wrong, "")));
    }
  }
}
