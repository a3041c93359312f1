package dev.berth.engine.account.registration;

import dev.berth.engine.api.taskdefinition.ContainerDefinition;
import dev.berth.engine.api.taskdefinition.ProxyConfiguration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the network mode lets containers do, but for ports. */
final class NetworkChecks {
  private NetworkChecks() {}

  static void links(Draft.Container container, Findings findings) {
    List<String> links = Draft.listed(container.definition().links());
    String mode = container.draft().networkMode();
    if (!links.isEmpty() && !mode.equals(Draft.BRIDGE)) {
      findings.refuse(
          container.in("links"),
          "Links are not supported when networkMode=" + mode + ".",
          "only bridge has links");
      return;
    }
    Map<String, ?> known = container.draft().byName();
    for (int i = 0; i < links.size(); i++) {
      String target = linked(links.get(i));
      if (!known.containsKey(target)) {
        findings.refuse(
            container.in("links").at(i),
            "container '%s' links to '%s', which does not exist"
                .formatted(container.name(), target));
      }
    }
  }

  static void linkCycles(Draft draft, Findings findings) {
    Map<String, List<String>> graph = new LinkedHashMap<>();
    for (Draft.Container container : draft.containers()) {
      graph.put(container.name(), linked(container.definition()));
    }
    if (!Cycles.find(graph).isEmpty()) {
      findings.refuse(
          MemberPath.of(Draft.CONTAINERS),
          "Container links should not have a cycle",
          String.join(" -> ", Cycles.find(graph)));
    }
  }

  /** The containers that one links to. */
  static List<String> linked(ContainerDefinition container) {
    return Draft.listed(container.links()).stream().map(NetworkChecks::linked).toList();
  }

  private static String linked(String link) {
    int colon = link.indexOf(':');
    return colon < 0 ? link : link.substring(0, colon);
  }

  static void ownInterface(Draft.Container container, Findings findings) {
    if (!container.draft().networkMode().equals(Draft.AWSVPC)) {
      return;
    }
    if (Draft.isTrue(container.definition().disableNetworking())) {
      findings.refuse(
          container.in("disableNetworking"),
          "Disable Networking is not supported on container when networkMode=awsvpc");
    }
    refuse(container, "hostname", !Draft.isBlank(container.definition().hostname()), findings);
    refuse(
        container,
        "extraHosts",
        !Draft.listed(container.definition().extraHosts()).isEmpty(),
        findings);
  }

  private static void refuse(
      Draft.Container container, String member, boolean given, Findings findings) {
    if (given) {
      findings.refuse(
          container.in(member),
          "%s is not supported on container when networkMode=awsvpc".formatted(member));
    }
  }

  static void proxy(Draft draft, Findings findings) {
    ProxyConfiguration proxy = draft.call().proxyConfiguration();
    if (proxy == null) {
      return;
    }
    MemberPath path = MemberPath.of("proxyConfiguration");
    findings.oneOf(path.in("type"), proxy.type(), List.of("APPMESH"));
    if (!draft.networkMode().equals(Draft.AWSVPC)) {
      findings.refuse(path, "a proxy of a service mesh needs networkMode=awsvpc");
    }
    String name = proxy.containerName();
    if (name == null || !draft.byName().containsKey(name)) {
      findings.refuse(
          path.in("containerName"), "the proxy '%s' is no container of the task".formatted(name));
    }
  }
}
