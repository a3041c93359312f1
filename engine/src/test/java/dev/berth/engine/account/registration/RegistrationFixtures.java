package dev.berth.engine.account.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.Members;
import dev.berth.engine.api.Violation;
import dev.berth.engine.api.taskdefinition.ContainerDefinition;
import dev.berth.engine.api.taskdefinition.RegisterTaskDefinition;
import dev.berth.engine.model.Arns;
import dev.berth.engine.placement.query.MissingAttribute;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Definitions written as ECS's members, and what registration says of them. */
public final class RegistrationFixtures {
  public static final String ROLE = "arn:aws:iam::111122223333:role/execution";
  public static final String ECR = "111122223333.dkr.ecr.us-east-1.amazonaws.com/app:1";

  private RegistrationFixtures() {}

  /** Members by name; a value {@code null} takes the name away. */
  public static Map<String, Object> map(Object... pairs) {
    return with(new LinkedHashMap<>(), pairs);
  }

  private static Map<String, Object> with(Map<String, Object> members, Object... pairs) {
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i + 1].equals("")) {
        members.remove(pairs[i]);
      } else {
        members.put((String) pairs[i], pairs[i + 1]);
      }
    }
    return members;
  }

  /** A container in order, with other members; an empty text takes a member away. */
  public static Map<String, Object> app(Object... pairs) {
    return with(map("name", "app", "image", "nginx:1", "memory", 128), pairs);
  }

  /** A definition of one container in order, with other members. */
  public static RegisterTaskDefinition task(Object... pairs) {
    return definition(with(map("family", "web", "containerDefinitions", List.of(app())), pairs));
  }

  /** A definition of some containers. */
  @SafeVarargs
  public static RegisterTaskDefinition containers(Map<String, Object>... containers) {
    return task("containerDefinitions", List.of(containers));
  }

  /** A definition of the smallest task on Fargate, with other members. */
  public static RegisterTaskDefinition fargate(Object... pairs) {
    Map<String, Object> members =
        map(
            "family",
            "web",
            "networkMode",
            "awsvpc",
            "requiresCompatibilities",
            List.of("FARGATE"),
            "cpu",
            "256",
            "memory",
            "512",
            "containerDefinitions",
            List.of(app()));
    return definition(with(members, pairs));
  }

  public static RegisterTaskDefinition definition(Map<String, Object> members) {
    Members.Reading<RegisterTaskDefinition> reading =
        Members.read(members, RegisterTaskDefinition.class);
    assertThat(reading.misfits()).isEmpty();
    return reading.shape();
  }

  public static Registration register(RegisterTaskDefinition call) {
    return Registration.of(call, Arns.DEFAULT, MissingAttribute.DIFFERS);
  }

  /** The definition with its defaults. */
  static RegisterTaskDefinition accepted(RegisterTaskDefinition call) {
    Registration registration = register(call);
    assertThat(texts(registration)).isEmpty();
    return registration.definition();
  }

  /** The first container of a definition with its defaults. */
  static ContainerDefinition container(RegisterTaskDefinition call) {
    return Objects.requireNonNull(accepted(call).containerDefinitions()).getFirst();
  }

  /** Says that registration refuses for this alone, with ClientException. */
  static void assertRefused(RegisterTaskDefinition call, String path, String message) {
    assertThat(texts(register(call))).containsExactly(path + ": " + message);
    assertThat(register(call).violations())
        .allSatisfy(it -> assertThat(it.error()).isInstanceOf(EcsError.ClientException.class));
  }

  /** Says that registration refuses for this, too. */
  static void assertAlsoRefused(RegisterTaskDefinition call, String path, String message) {
    assertThat(texts(register(call))).contains(path + ": " + message);
  }

  private static List<String> texts(Registration registration) {
    List<String> texts = new ArrayList<>();
    for (Violation violation : registration.violations()) {
      texts.add(String.join(".", violation.path()) + ": " + violation.error().message());
    }
    return texts;
  }
}
