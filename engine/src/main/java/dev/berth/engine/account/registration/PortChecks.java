package dev.berth.engine.account.registration;

import dev.berth.engine.api.taskdefinition.PortMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ports of containers. */
final class PortChecks {
  static final int MAX_MAPPINGS = 100;
  static final int HIGHEST_PORT = 65_535;

  private static final String RANGE = "containerPortRange";
  private static final Pattern NAME = Pattern.compile("[a-z0-9_][a-z0-9_-]{0,63}");
  private static final Pattern RANGE_FORM = Pattern.compile("\\d{1,5}-\\d{1,5}");

  private PortChecks() {}

  /** First and last port of a mapping. */
  private record Range(int first, int last) {
    boolean overlaps(Range other) {
      return first <= other.last && other.first <= last;
    }

    @Override
    public String toString() {
      return first == last ? String.valueOf(first) : first + "-" + last;
    }
  }

  static void check(Draft.Container container, Findings findings) {
    List<PortMapping> mappings = Draft.listed(container.definition().portMappings());
    MemberPath path = container.in("portMappings");
    String mode = container.draft().networkMode();
    if (mode.equals(Draft.NONE) && !mappings.isEmpty()) {
      findings.refuse(
          path, "Port mappings are not supported when networkMode=none.", "leave them out");
    }
    counts(mappings, path, findings);
    List<Range> ranges = new ArrayList<>();
    for (int i = 0; i < mappings.size(); i++) {
      PortMapping mapping = mappings.get(i);
      MemberPath place = path.at(i);
      labels(mapping, place, findings);
      Range range =
          mapping.containerPortRange() == null
              ? single(container, mapping, place, findings)
              : range(mapping, place, mode, findings);
      if (range == null) {
        continue;
      }
      boolean taken = ranges.stream().anyMatch(range::overlaps);
      if (taken) {
        findings.refuse(
            place,
            "container '%s' maps port %s twice".formatted(container.name(), range),
            "a port may be in one port mapping of a container, whatever the protocol");
      }
      ranges.add(range);
    }
  }

  private static void counts(List<PortMapping> mappings, MemberPath path, Findings findings) {
    long fixed = mappings.stream().filter(it -> it.hostPort() != null && it.hostPort() > 0).count();
    long ranges = mappings.stream().filter(it -> it.containerPortRange() != null).count();
    if (fixed > MAX_MAPPINGS) {
      findings.refuse(path, "%d port mappings with a host port".formatted(fixed), "at most 100");
    }
    if (ranges > MAX_MAPPINGS) {
      findings.refuse(path, "%d port ranges".formatted(ranges), "at most 100");
    }
  }

  private static void labels(PortMapping mapping, MemberPath path, Findings findings) {
    String name = mapping.name();
    if (name != null && !NAME.matcher(name).matches()) {
      findings.refuse(
          path.in("name"),
          "'" + name + "' cannot be the name of a port mapping",
          "expected 1 to 64 lower-case letters, digits, - and _, not beginning with -");
    }
    findings.oneOf(path.in("appProtocol"), mapping.appProtocol(), List.of("http", "http2", "grpc"));
  }

  private static @Nullable Range single(
      Draft.Container container, PortMapping mapping, MemberPath path, Findings findings) {
    Integer port = mapping.containerPort();
    Integer hostPort = mapping.hostPort();
    if (hostPort != null && (hostPort < 0 || hostPort > HIGHEST_PORT)) {
      findings.refuse(path.in("hostPort"), invalid("hostPort", container), "expected 0 to 65535");
    }
    if (port == null || port < 1 || port > HIGHEST_PORT) {
      findings.refuse(
          path.in("containerPort"), invalid("containerPort", container), "expected 1 to 65535");
      return null;
    }
    String mode = container.draft().networkMode();
    boolean shared = mode.equals(Draft.AWSVPC) || mode.equals(Draft.HOST);
    if (shared && hostPort != null && !hostPort.equals(port)) {
      findings.refuse(
          path.in("hostPort"),
          "When networkMode=%s, the host ports and container ports in port mappings must match."
              .formatted(mode),
          "leave hostPort out");
    }
    return new Range(port, port);
  }

  private static @Nullable Range range(
      PortMapping mapping, MemberPath path, String mode, Findings findings) {
    String text = String.valueOf(mapping.containerPortRange());
    MemberPath place = path.in(RANGE);
    if (mapping.containerPort() != null || mapping.hostPort() != null) {
      findings.refuse(place, "cannot specify both single port and port range");
    }
    if (!mode.equals(Draft.BRIDGE) && !mode.equals(Draft.AWSVPC)) {
      findings.refuse(
          place,
          "Port ranges are not supported when networkMode=" + mode + ".",
          "bridge or awsvpc");
    }
    if (RANGE_FORM.matcher(text).matches()) {
      int dash = text.indexOf('-');
      int first = Integer.parseInt(text.substring(0, dash));
      int last = Integer.parseInt(text.substring(dash + 1));
      if (first >= 1 && first < last && last <= HIGHEST_PORT) {
        return new Range(first, last);
      }
    }
    findings.refuse(
        place, "'" + text + "' is no range of ports", "such as 8000-8010, from 1 to 65535");
    return null;
  }

  private static String invalid(String member, Draft.Container container) {
    return "Invalid '%s' setting for container '%s'.".formatted(member, container.name());
  }
}
