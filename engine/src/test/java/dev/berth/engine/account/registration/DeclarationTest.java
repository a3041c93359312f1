package dev.berth.engine.account.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.model.Arns;
import dev.berth.engine.model.ContainerDefinition;
import dev.berth.engine.model.ContainerDependency;
import dev.berth.engine.model.ContainerDependency.Condition;
import dev.berth.engine.model.HealthCheck;
import dev.berth.engine.model.NetworkMode;
import dev.berth.engine.model.PortMapping;
import dev.berth.engine.model.RestartPolicy;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.engine.model.TaskRoles;
import dev.berth.engine.placement.query.MissingAttribute;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeclarationTest {
  @Test
  void definition_thatIsRegisteredAsDeclared_isTheSame() {
    for (NetworkMode mode : NetworkMode.values()) {
      TaskDefinition definition = definition(mode);

      Registration registration =
          Registration.of(Declaration.of(definition), Arns.DEFAULT, MissingAttribute.DIFFERS);

      assertThat(registration.violations()).as(mode.name()).isEmpty();
      assertThat(Simulated.definition(registration, 7))
          .isEqualTo(definition.requiring(registration.requiresAttributes()));
    }
  }

  private static TaskDefinition definition(NetworkMode mode) {
    PortMapping port = new PortMapping(80, 80, PortMapping.Protocol.UDP);
    boolean published = mode != NetworkMode.NONE;
    ContainerDefinition app =
        new ContainerDefinition(
            "app",
            "app:1",
            256,
            512,
            128,
            2,
            true,
            published ? List.of(port) : List.of(),
            List.of(new ContainerDependency("side", Condition.HEALTHY)),
            null,
            20,
            40,
            null);
    ContainerDefinition side =
        new ContainerDefinition(
            "side",
            "side",
            0,
            64,
            0,
            0,
            false,
            List.of(),
            List.of(),
            new HealthCheck(7, 3, 2, 11),
            0,
            0,
            new RestartPolicy(Set.of(3, 4), 90));
    return new TaskDefinition(
        "family",
        7,
        mode,
        512,
        1024,
        List.of(app, side),
        List.of(),
        new TaskRoles(Arns.DEFAULT.role("task"), Arns.DEFAULT.role("agent"), List.of()),
        "data");
  }
}
