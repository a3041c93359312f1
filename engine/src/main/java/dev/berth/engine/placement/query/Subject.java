package dev.berth.engine.placement.query;

/** What a condition looks at. */
public sealed interface Subject {
  /** The subject as an expression spells it. */
  String text();

  /** The part of an instance that it belongs to. */
  InstancePart part();

  /** A subject whose values are compared as text. */
  sealed interface OfText extends Subject {}

  /** The subjects by name that are text. */
  enum TextField implements OfText {
    AGENT_CONNECTED("agentConnected", InstancePart.AGENT),
    EC2_INSTANCE_ID("ec2InstanceId", InstancePart.IDENTITY),
    TASK_GROUP("task:group", InstancePart.TASK_GROUPS);

    private final String text;
    private final InstancePart part;

    TextField(String text, InstancePart part) {
      this.text = text;
      this.part = part;
    }

    @Override
    public String text() {
      return text;
    }

    @Override
    public InstancePart part() {
      return part;
    }
  }

  /** The subjects by name that have an order. */
  enum OrderedField implements Subject {
    AGENT_VERSION("agentVersion", InstancePart.AGENT),
    REGISTERED_AT("registeredAt", InstancePart.IDENTITY),
    RUNNING_TASKS_COUNT("runningTasksCount", InstancePart.RUNNING_TASKS_COUNT);

    private final String text;
    private final InstancePart part;

    OrderedField(String text, InstancePart part) {
      this.text = text;
      this.part = part;
    }

    @Override
    public String text() {
      return text;
    }

    @Override
    public InstancePart part() {
      return part;
    }
  }

  /** The value of an attribute. */
  record Attribute(String name) implements OfText {
    static final String PREFIX = "attribute:";

    @Override
    public String text() {
      return PREFIX + name;
    }

    @Override
    public InstancePart part() {
      return InstancePart.ATTRIBUTES;
    }
  }
}
