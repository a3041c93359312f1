package dev.berth.engine.cluster;

import dev.berth.engine.InstanceGroup;
import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.instance.Attribute;
import dev.berth.engine.api.instance.RegisterContainerInstance;
import dev.berth.engine.api.instance.RegisterContainerInstance.PlatformDevice;
import dev.berth.engine.api.instance.Resource;
import dev.berth.engine.api.tag.Tags;
import dev.berth.engine.lifecycle.container.AgentSettings;
import dev.berth.engine.model.HostPorts;
import dev.berth.engine.model.InstanceType;
import dev.berth.engine.model.RegisteredResources;
import dev.berth.engine.model.Resources;
import dev.berth.engine.record.InstanceInfo;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an agent says of its instance when it registers, taken apart. */
final class InstanceRegistration {
  /** What EC2's identity document says, by the attribute that it becomes. */
  private static final Map<String, String> FROM_DOCUMENT =
      new TreeMap<>(
          Map.of(
              "ecs.ami-id", "imageId",
              "ecs.availability-zone", "availabilityZone",
              "ecs.instance-type", "instanceType"));

  private final RegisterContainerInstance request;

  InstanceRegistration(RegisterContainerInstance request) {
    this.request = request;
  }

  /** The first thing that is wrong, or nothing. */
  @Nullable EcsError check() {
    for (String name : List.of("CPU", "MEMORY")) {
      Resource resource = resource(name);
      Integer amount = resource == null ? null : resource.integerValue();
      if (amount == null || amount <= 0) {
        return invalid("totalResources has no %s, expected a positive INTEGER".formatted(name));
      }
    }
    EcsError ofPorts = checkPorts();
    if (ofPorts != null) {
      return ofPorts;
    }
    int custom = 0;
    for (Attribute attribute : attributesGiven()) {
      EcsError ofName = AttributeRules.name(attribute.name());
      EcsError error = ofName != null ? ofName : AttributeRules.value(attribute.value());
      if (error != null) {
        return error;
      }
      custom += AttributeRules.isBuiltIn(String.valueOf(attribute.name())) ? 0 : 1;
    }
    if (custom > AttributeRules.MAX_COUNT) {
      return invalid(
          "%d custom attributes, expected at most %d".formatted(custom, AttributeRules.MAX_COUNT));
    }
    return Tags.check(request.tags());
  }

  /**
   * The instance as its cluster takes it up.
   *
   * @param id of the container instance, which calls it where EC2 has not named it
   */
  Registrant registrant(Machines machines, String id) {
    InstanceType type = machines.type(instanceType());
    RegisteredResources resources = resources(type);
    String ec2 = ec2InstanceId();
    InstanceInfo info =
        new InstanceInfo(
            ec2 == null ? id : ec2, resources.amounts(), type == null ? 0 : type.hourlyPriceUsd());
    return new Registrant(
        machines.next(), info, ec2, resources, attributes(), capabilities(), AgentSettings.DEFAULT);
  }

  /** What the instance offers; of an unknown type, as many interfaces as anyone may want. */
  private RegisteredResources resources(@Nullable InstanceType type) {
    Resources amounts = Resources.ofGpus(integer("CPU"), integer("MEMORY"), gpus());
    HostPorts reserved = new HostPorts(ports("PORTS"), ports("PORTS_UDP"));
    int interfaces = type == null ? Integer.MAX_VALUE : type.maxNetworkInterfaces() - 1;
    return new RegisteredResources(amounts, interfaces, reserved);
  }

  /** Attributes with a value. */
  private SortedMap<String, String> attributes() {
    SortedMap<String, String> all = new TreeMap<>();
    all.put("ecs.os-type", "linux");
    FROM_DOCUMENT.forEach((name, member) -> {
      String value = fromDocument(member);
      if (value != null) {
        all.put(name, value);
      }
    });
    for (Attribute attribute : attributesGiven()) {
      String name = String.valueOf(attribute.name());
      String value = attribute.value();
      if (value != null || !AttributeRules.isBuiltIn(name)) {
        all.put(name, value == null ? "" : value);
      }
    }
    return all;
  }

  /** Names of the agent's attributes without a value. */
  private Set<String> capabilities() {
    Set<String> all = new LinkedHashSet<>();
    for (Attribute attribute : attributesGiven()) {
      String name = String.valueOf(attribute.name());
      if (attribute.value() == null && AttributeRules.isBuiltIn(name)) {
        all.add(name);
      }
    }
    return all;
  }

  /** EC2's id of the instance, if the document says it. */
  private @Nullable String ec2InstanceId() {
    return fromDocument("instanceId");
  }

  /** The instance type, if anybody says it. */
  @Nullable String instanceType() {
    return attributes().get("ecs.instance-type");
  }

  private List<Attribute> attributesGiven() {
    List<Attribute> given = request.attributes();
    return given == null ? List.of() : given;
  }

  private @Nullable EcsError checkPorts() {
    int count = 0;
    for (String name : List.of("PORTS", "PORTS_UDP")) {
      Resource resource = resource(name);
      List<String> ports = resource == null ? null : resource.stringSetValue();
      for (String port : ports == null ? List.<String>of() : ports) {
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
          return invalid("%s has '%s', expected ports up to 65535".formatted(name, port));
        }
        count++;
      }
    }
    return count > InstanceGroup.MOST_RESERVED_PORTS
        ? invalid(
            "%d reserved ports, expected at most %d"
                .formatted(count, InstanceGroup.MOST_RESERVED_PORTS))
        : null;
  }

  private int gpus() {
    List<PlatformDevice> devices = request.platformDevices();
    if (devices != null && !devices.isEmpty()) {
      return (int) devices.stream().filter(device -> "GPU".equals(device.type())).count();
    }
    Resource resource = resource("GPU");
    List<String> ids = resource == null ? null : resource.stringSetValue();
    return ids == null ? 0 : ids.size();
  }

  private int integer(String name) {
    Resource resource = resource(name);
    Integer amount = resource == null ? null : resource.integerValue();
    return amount == null ? 0 : amount;
  }

  private List<Integer> ports(String name) {
    Resource resource = resource(name);
    List<String> ports = resource == null ? null : resource.stringSetValue();
    List<Integer> numbers = new ArrayList<>();
    if (ports != null) {
      ports.forEach(port -> numbers.add(Integer.valueOf(port)));
    }
    return numbers;
  }

  private @Nullable Resource resource(String name) {
    List<Resource> total = request.totalResources();
    for (Resource resource : total == null ? List.<Resource>of() : total) {
      if (name.equals(resource.name())) {
        return resource;
      }
    }
    return null;
  }

  private @Nullable String fromDocument(String member) {
    String document = request.instanceIdentityDocument();
    if (document == null) {
      return null;
    }
    Matcher matcher =
        Pattern.compile("\"" + member + "\"\\s*:\\s*\"([^\"\\\\]+)\"").matcher(document);
    return matcher.find() ? matcher.group(1) : null;
  }

  private static EcsError invalid(String message) {
    return AttributeRules.invalid(message);
  }
}
