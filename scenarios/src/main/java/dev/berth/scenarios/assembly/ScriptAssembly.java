package dev.berth.scenarios.assembly;

import dev.berth.engine.AccountRules;
import dev.berth.engine.Script;
import dev.berth.engine.ScriptedCall;
import dev.berth.engine.account.RateLimit;
import dev.berth.engine.account.RequestCategory;
import dev.berth.engine.input.InstanceAction;
import dev.berth.engine.input.ScriptedChange;
import dev.berth.scenarios.source.Document;
import dev.berth.scenarios.source.Nearest;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.spec.AccountSpec;
import dev.berth.scenarios.spec.RegistersSpec;
import dev.berth.scenarios.spec.ScenarioSpec;
import dev.berth.scenarios.spec.TimelineSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a scenario says of the account and of what happens to instances. */
final class ScriptAssembly {
  private static final String TIMELINE = "timeline";
  private static final String ACCOUNT = "account";
  private static final List<String> ACTIONS =
      List.of(
          "drain",
          "activate",
          "deregister",
          "disconnect",
          "reconnect",
          "terminate",
          "putAttributes",
          "updateService",
          "deleteService");

  private final Document document;
  private final Problems problems;

  ScriptAssembly(Document document, Problems problems) {
    this.document = document;
    this.problems = problems;
  }

  /** A group and what happens to its instances. */
  private record Happening(String group, InstanceAction action) {}

  /** How calls are answered. */
  AccountRules account(AccountSpec spec) {
    boolean isOff = spec.throttling() == AccountSpec.Throttling.OFF;
    if (isOff && !spec.limits().isEmpty()) {
      problems.error(
          document.namePlace(ACCOUNT, "limits"),
          "limits say how often an account may call, but calls are not limited",
          "add 'throttling: ecs-current' to the account, or leave limits out");
    }
    Map<RequestCategory, RateLimit> limits = new LinkedHashMap<>();
    spec.limits()
        .forEach((name, limit) ->
            category(name)
                .ifPresent(category ->
                    limits.put(category, new RateLimit(limit.burst(), limit.perSecond()))));
    return new AccountRules(
        isOff ? null : limits,
        spec.consistencyDelay() == null ? null : Distributions.of(spec.consistencyDelay()),
        AccountRoles.all(spec));
  }

  /**
   * What happens while the world runs.
   *
   * @param calls what happens to services
   */
  Script script(ScenarioSpec spec, List<ScriptedCall> calls) {
    Map<String, Script.Registration> registrations = new TreeMap<>();
    spec.cluster()
        .instances()
        .forEach((name, group) -> {
          RegistersSpec registers = group.registers();
          if (registers != null) {
            registrations.put(
                name,
                new Script.Registration(registers.at().toNanos(), registers.every().toNanos()));
          }
        });
    List<ScriptedChange> changes = new ArrayList<>();
    for (int i = 0; i < spec.timeline().size(); i++) {
      TimelineSpec entry = spec.timeline().get(i);
      Happening happening = happening(entry, i, spec);
      if (happening != null) {
        long time = entry.at().toNanos();
        changes.add(new ScriptedChange(time, happening.group(), happening.action()));
      }
    }
    return new Script(registrations, changes, calls);
  }

  private @Nullable Happening happening(TimelineSpec entry, int index, ScenarioSpec spec) {
    String number = String.valueOf(index);
    List<String> given = given(entry);
    if (given.size() != 1) {
      problems.error(
          document.place(TIMELINE, number),
          given.isEmpty()
              ? "nothing happens in this entry of the timeline"
              : "an entry of the timeline has " + String.join(" and ", given),
          "give it one of " + String.join(", ", ACTIONS));
      return null;
    }
    Happening happening = happening(entry);
    Set<String> groups = new TreeSet<>(spec.cluster().instances().keySet());
    groups.addAll(spec.autoScalingGroups().keySet());
    if (happening != null && !groups.contains(happening.group())) {
      problems.error(
          document.place(TIMELINE, number, given.getFirst()),
          "there is no instance group '" + happening.group() + "'",
          Nearest.hint(happening.group(), groups));
    }
    return happening;
  }

  private static List<String> given(TimelineSpec entry) {
    List<@Nullable Object> values = new ArrayList<>();
    values.add(entry.drain());
    values.add(entry.activate());
    values.add(entry.deregister());
    values.add(entry.disconnect());
    values.add(entry.reconnect());
    values.add(entry.terminate());
    values.add(entry.putAttributes());
    values.add(entry.updateService());
    values.add(entry.deleteService());
    List<String> given = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) != null) {
        given.add(ACTIONS.get(i));
      }
    }
    return given;
  }

  /** The one thing that is given; nothing if it does not happen to instances. */
  private static @Nullable Happening happening(TimelineSpec entry) {
    if (entry.drain() != null) {
      return new Happening(entry.drain(), new InstanceAction.Drain());
    }
    if (entry.activate() != null) {
      return new Happening(entry.activate(), new InstanceAction.Activate());
    }
    if (entry.disconnect() != null) {
      return new Happening(entry.disconnect(), new InstanceAction.Disconnect());
    }
    if (entry.reconnect() != null) {
      return new Happening(entry.reconnect(), new InstanceAction.Reconnect());
    }
    if (entry.terminate() != null) {
      return new Happening(entry.terminate(), new InstanceAction.Terminate());
    }
    TimelineSpec.DeregisterSpec leaves = entry.deregister();
    if (leaves != null) {
      return new Happening(leaves.instances(), new InstanceAction.Deregister(leaves.force()));
    }
    TimelineSpec.PutAttributesSpec put = entry.putAttributes();
    return put == null
        ? null
        : new Happening(
            put.instances(), new InstanceAction.PutAttributes(new TreeMap<>(put.attributes())));
  }

  private Optional<RequestCategory> category(String name) {
    for (RequestCategory category : RequestCategory.values()) {
      if (word(category).equals(name)) {
        return Optional.of(category);
      }
    }
    List<String> known = Arrays.stream(RequestCategory.values()).map(ScriptAssembly::word).toList();
    problems.error(
        document.namePlace(ACCOUNT, "limits", name),
        "there is no category of operations '" + name + "'",
        Nearest.hint(name, known));
    return Optional.empty();
  }

  private static String word(RequestCategory category) {
    return category.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
