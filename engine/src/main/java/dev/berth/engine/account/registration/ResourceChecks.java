package dev.berth.engine.account.registration;

import dev.berth.engine.api.taskdefinition.ResourceRequirement;
import dev.berth.engine.api.taskdefinition.Ulimit;
import java.util.List;

/** Devices and limits of containers. */
final class ResourceChecks {
  private static final List<String> LIMITS =
      List.of(
          "core",
          "cpu",
          "data",
          "fsize",
          "locks",
          "memlock",
          "msgqueue",
          "nice",
          "nofile",
          "nproc",
          "rss",
          "rtprio",
          "rttime",
          "sigpending",
          "stack");

  private ResourceChecks() {}

  static void requirements(Draft.Container container, Findings findings) {
    List<ResourceRequirement> requirements =
        Draft.listed(container.definition().resourceRequirements());
    for (int i = 0; i < requirements.size(); i++) {
      requirement(container, requirements.get(i), i, findings);
    }
  }

  private static void requirement(
      Draft.Container container, ResourceRequirement requirement, int index, Findings findings) {
    MemberPath path = container.in("resourceRequirements").at(index);
    String type = String.valueOf(requirement.type());
    if (type.equals("InferenceAccelerator")) {
      findings.refuse(
          path.in("type"),
          "InferenceAccelerator is no longer supported.",
          "Elastic Inference ended");
      return;
    }
    findings.oneOf(path.in("type"), type, List.of("GPU"));
    String value = String.valueOf(requirement.value());
    if (type.equals("GPU") && !value.matches("[1-9]\\d{0,3}")) {
      findings.refuse(
          path.in("value"),
          "'%s' is no number of GPUs".formatted(value),
          "expected a whole number from 1 on, as text");
    }
    if (type.equals("GPU") && container.draft().isForWindows()) {
      findings.refuse(path.in("type"), "GPUs are not supported for Windows containers.");
    }
  }

  static void limits(Draft.Container container, Findings findings) {
    List<Ulimit> limits = Draft.listed(container.definition().ulimits());
    for (int i = 0; i < limits.size(); i++) {
      MemberPath path = container.in("ulimits").at(i);
      Ulimit limit = limits.get(i);
      findings.oneOf(path.in("name"), String.valueOf(limit.name()), LIMITS);
      if (limit.softLimit() == null || limit.hardLimit() == null) {
        findings.refuse(
            path, "the limit '%s' needs both softLimit and hardLimit".formatted(limit.name()));
      }
    }
  }

  static void credentials(Draft.Container container, Findings findings) {
    int specs = Draft.listed(container.definition().credentialSpecs()).size();
    if (specs > 1) {
      findings.refuse(
          container.in("credentialSpecs"), "%d credential specs".formatted(specs), "at most one");
    }
  }

  static void versionConsistency(Draft.Container container, Findings findings) {
    findings.oneOf(
        container.in("versionConsistency"),
        container.definition().versionConsistency(),
        List.of("enabled", "disabled"));
  }
}
