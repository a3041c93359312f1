package dev.berth.engine.placement;

import dev.berth.engine.placement.query.AgentVersion;
import org.jspecify.annotations.Nullable;

/** What queries may ask of an instance, by its number, that placement itself does not look at. */
public interface InstanceFacts {
  /** The agent of June 2026. */
  AgentVersion CURRENT_AGENT = new AgentVersion(1, 105, 1);

  /** Instances that nobody knows more of: a current agent, there from the world's epoch on. */
  InstanceFacts PLAIN =
      new InstanceFacts() {
        @Override
        public AgentVersion agentVersion(int instance) {
          return CURRENT_AGENT;
        }

        @Override
        public String ec2InstanceId(int instance) {
          return "i-%017x".formatted(instance);
        }

        @Override
        public long registeredAtSeconds(int instance) {
          return 0;
        }
      };

  /** The version of its agent; {@code null} if it is not known. */
  @Nullable AgentVersion agentVersion(int instance);

  /** Its id in EC2. */
  String ec2InstanceId(int instance);

  /** When it registered, in seconds since the world's epoch, which stands for 1970. */
  long registeredAtSeconds(int instance);
}
