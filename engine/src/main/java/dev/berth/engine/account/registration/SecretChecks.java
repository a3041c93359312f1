package dev.berth.engine.account.registration;

import dev.berth.engine.api.taskdefinition.EnvironmentFile;
import dev.berth.engine.api.taskdefinition.KeyValuePair;
import dev.berth.engine.api.taskdefinition.LogConfiguration;
import dev.berth.engine.api.taskdefinition.Secret;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Environment variables and secrets of containers. */
final class SecretChecks {
  private static final int MAX_FILES = 10;
  private static final String SECRETS = "secrets";

  private SecretChecks() {}

  static void secrets(Draft.Container container, Findings findings) {
    List<Secret> secrets = Draft.listed(container.definition().secrets());
    Set<String> variables =
        Draft.listed(container.definition().environment()).stream()
            .map(KeyValuePair::name)
            .map(String::valueOf)
            .collect(Collectors.toSet());
    Set<String> names = new HashSet<>();
    for (int i = 0; i < secrets.size(); i++) {
      MemberPath path = container.in(SECRETS).at(i);
      complete(secrets.get(i), path, findings);
      String name = String.valueOf(secrets.get(i).name());
      if (!names.add(name)) {
        findings.refuse(
            path.in("name"),
            "Duplicate secret names found: %s. Each secret name must be unique.".formatted(name));
      }
      if (variables.contains(name)) {
        findings.refuse(
            path.in("name"),
            ("The secret name must be unique and not shared with any new or existing environment"
                    + " variables set on the container, such as '%s'.")
                .formatted(name));
      }
    }
    if (!secrets.isEmpty()) {
      needRole(container, container.in(SECRETS), findings);
    }
  }

  static void ofLogs(Draft.Container container, Findings findings) {
    LogConfiguration logs = container.definition().logConfiguration();
    List<Secret> secrets = logs == null ? List.of() : Draft.listed(logs.secretOptions());
    MemberPath path = container.in("logConfiguration").in("secretOptions");
    for (int i = 0; i < secrets.size(); i++) {
      complete(secrets.get(i), path.at(i), findings);
    }
    if (!secrets.isEmpty()) {
      needRole(container, path, findings);
    }
  }

  private static void needRole(Draft.Container container, MemberPath path, Findings findings) {
    if (!container.draft().hasExecutionRole()) {
      findings.refuse(
          path,
          "When you are specifying container secrets, you must also specify a value for"
              + " 'executionRoleArn'.");
    }
  }

  private static void complete(Secret secret, MemberPath path, Findings findings) {
    if (Draft.isBlank(secret.name())) {
      findings.refuse(path.in("name"), "a secret without a name");
    }
    if (Draft.isBlank(secret.valueFrom())) {
      findings.refuse(
          path.in("valueFrom"),
          "secret '%s' does not say where its value comes from".formatted(secret.name()),
          "expected the ARN of a secret, or a parameter");
    }
  }

  static void environmentFiles(Draft.Container container, Findings findings) {
    List<EnvironmentFile> files = Draft.listed(container.definition().environmentFiles());
    for (int i = 0; i < files.size(); i++) {
      MemberPath path = container.in("environmentFiles").at(i);
      findings.oneOf(path.in("type"), String.valueOf(files.get(i).type()), List.of("s3"));
      String value = files.get(i).value();
      if (value == null || !value.endsWith(".env")) {
        findings.refuse(
            path.in("value"),
            "'%s' is no file of environment variables".formatted(value),
            "its name has to end with .env");
      }
    }
  }

  static void countOfFiles(Draft draft, Findings findings) {
    int files = 0;
    for (Draft.Container container : draft.containers()) {
      files += Draft.listed(container.definition().environmentFiles()).size();
    }
    if (files > MAX_FILES) {
      findings.refuse(
          MemberPath.of(Draft.CONTAINERS),
          "%d files of environment variables".formatted(files),
          "at most %d in a task definition".formatted(MAX_FILES));
    }
  }
}
