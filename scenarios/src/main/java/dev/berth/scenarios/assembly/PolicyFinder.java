package dev.berth.scenarios.assembly;

import dev.berth.engine.placement.PlacementPolicy;
import dev.berth.engine.placement.policy.KnownPolicies;
import dev.berth.engine.placement.policy.KnownPolicy;
import dev.berth.engine.placement.policy.PolicySetting;
import dev.berth.engine.placement.policy.TaskMix;
import dev.berth.scenarios.source.Nearest;
import dev.berth.scenarios.source.Place;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.spec.PolicyNames;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Policies by name: those that berth knows, and classes that implement the interface. */
final class PolicyFinder {
  private final Problems problems;
  private final ClassLoader classes;

  /** Policies made from classes; one each, so that their requests are alike. */
  private final Map<Class<?>, PlacementPolicy> made = new HashMap<>();

  PolicyFinder(Problems problems, ClassLoader classes) {
    this.problems = problems;
    this.classes = classes;
  }

  /** The policy with a name; {@code null} when there is none, which is noted. */
  @Nullable PlacementPolicy find(String name, Place place, PolicySetting setting) {
    Optional<KnownPolicy> known = KnownPolicies.named(name.toLowerCase(Locale.ROOT));
    if (known.isPresent()) {
      return known.get().make().apply(setting);
    }
    if (!name.contains(".")) {
      String nearest = Nearest.hint(name, PolicyNames.all());
      problems.error(
          place,
          "there is no placement policy '" + name + "'",
          nearest.isEmpty() ? "expected one that 'berth policies' lists, or a class" : nearest);
      return null;
    }
    Class<?> type = load(name, place);
    return type == null || !isPolicy(type, place) ? null : policy(type, place, setting);
  }

  /** A class, not initialised: what is no policy is not to run. */
  private @Nullable Class<?> load(String name, Place place) {
    try {
      return Class.forName(name, false, classes);
    } catch (ClassNotFoundException _) {
      problems.error(place, "there is no class '" + name + "'", "give its jar with --class-path");
    } catch (LinkageError e) {
      problems.error(place, "class '%s' cannot be loaded: %s".formatted(name, reason(e)));
    }
    return null;
  }

  private boolean isPolicy(Class<?> type, Place place) {
    if (!PlacementPolicy.class.isAssignableFrom(type)) {
      problems.error(
          place,
          "class '" + type.getName() + "' is no placement policy",
          "expected one that implements " + PlacementPolicy.class.getName());
      return false;
    }
    if (Modifier.isAbstract(type.getModifiers()) || !Modifier.isPublic(type.getModifiers())) {
      boolean hidden = !Modifier.isPublic(type.getModifiers());
      problems.error(
          place,
          "class '%s' is %s".formatted(type.getName(), hidden ? "not public" : "abstract"),
          "expected a public class that objects can be made of");
      return false;
    }
    return true;
  }

  private @Nullable PlacementPolicy policy(Class<?> type, Place place, PolicySetting setting) {
    PlacementPolicy earlier = made.get(type);
    if (earlier != null) {
      return earlier;
    }
    try {
      Object policy = make(type, setting);
      if (policy == null) {
        problems.error(
            place,
            "class '" + type.getName() + "' has no constructor to call",
            "expected a public one without parameters, or with a " + TaskMix.class.getName());
        return null;
      }
      made.put(type, (PlacementPolicy) policy);
      return (PlacementPolicy) policy;
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      problems.error(
          place,
          "the constructor of class '%s' failed: %s".formatted(type.getName(), reason(cause)));
    } catch (ReflectiveOperationException | LinkageError e) {
      problems.error(place, "class '%s' cannot be used: %s".formatted(type.getName(), reason(e)));
    }
    return null;
  }

  /** A new object; {@code null} where the class has no fitting constructor. */
  private static @Nullable Object make(Class<?> type, PolicySetting setting)
      throws ReflectiveOperationException {
    Constructor<?> withMix = constructor(type, TaskMix.class);
    if (withMix != null) {
      return withMix.newInstance(setting.mix().get());
    }
    Constructor<?> plain = constructor(type);
    return plain == null ? null : plain.newInstance();
  }

  private static @Nullable Constructor<?> constructor(Class<?> type, Class<?>... parameters) {
    try {
      return type.getConstructor(parameters);
    } catch (NoSuchMethodException _) {
      return null;
    }
  }

  private static String reason(Throwable failure) {
    String name = failure.getClass().getSimpleName();
    String message = failure.getMessage();
    return message == null ? name : name + ": " + message.lines().findFirst().orElse("");
  }
}
