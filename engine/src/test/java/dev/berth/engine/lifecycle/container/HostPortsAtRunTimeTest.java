package dev.berth.engine.lifecycle.container;

import static dev.berth.engine.lifecycle.container.ContainerBuilder.essential;
import static dev.berth.engine.lifecycle.container.TaskDriver.task;
import static dev.berth.engine.model.TaskStatus.RUNNING;
import static dev.berth.engine.model.TaskStatus.STOPPED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.lifecycle.container.AgentSettings.PortRange;
import dev.berth.engine.model.HostPorts;
import dev.berth.engine.model.NetworkMode;
import dev.berth.engine.model.PortMapping.Protocol;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ports of containers on their host. */
class HostPortsAtRunTimeTest {
  private static final PortRange FEW = new PortRange(40_000, 40_002);

  private final HostPortBook book =
      new HostPortBook(FEW, new HostPorts(List.of(40_001), List.of()));

  @Test
  @Tag("rule.life-dynamic-port")
  void container_thatLeavesItsHostPortOpen_getsOneOfTheRangeWhenItStarts() {
    TaskDriver task = dynamic().to(0.5);
    assertThat(task.container("app").networkBindings()).isEmpty();

    assertThat(task.to(5).container("app").networkBindings())
        .containsExactly(new NetworkBinding(80, 40_000, Protocol.TCP));
  }

  @Test
  @Tag("rule.life-dynamic-ports-differ")
  void containers_onOneHost_neverGetTheSamePort() {
    TaskDriver first = dynamic().to(5);
    TaskDriver second = dynamic().to(5);

    assertThat(port(first)).isEqualTo(40_000);
    assertThat(port(second)).as("40001 is reserved").isEqualTo(40_002);
  }

  @Test
  @Tag("rule.life-dynamic-ports-exhausted")
  void container_forWhichNoPortIsLeft_cannotBeStarted() {
    dynamic().to(5);
    dynamic().to(5);
    TaskDriver third = dynamic().out();

    assertThat(third.status()).isEqualTo(STOPPED);
    assertThat(third.container("app").reason()).startsWith("CannotStartContainerError: ");
  }

  @Test
  @Tag("rule.life-ports-given-back")
  void port_ofAContainerThatHasStopped_isFreeAgain() {
    dynamic().to(5).stop().out();
    TaskDriver second = dynamic().to(5);
    TaskDriver third = dynamic().to(5);

    assertThat(List.of(port(second), port(third))).containsExactlyInAnyOrder(40_000, 40_002);
  }

  @Test
  @Tag("rule.life-static-port-binding")
  void container_withAHostPort_isBoundToIt() {
    TaskDriver task = task(essential("app").port(80, 8080)).ports(book).to(5);

    assertThat(port(task)).isEqualTo(8080);
  }

  @Test
  @Tag("rule.life-static-port-taken-by-dynamic")
  void container_whoseHostPortTheAgentHasGivenAway_cannotBeStarted() {
    dynamic().to(5);
    TaskDriver late = task(essential("app").port(80, 40_000)).ports(book).out();

    assertThat(late.status()).isEqualTo(STOPPED);
    assertThat(late.container("app").reason()).startsWith("CannotStartContainerError: ");
  }

  @Test
  @Tag("rule.life-host-mode-port")
  void container_inHostMode_isBoundToItsContainerPort() {
    TaskDriver task = task(essential("app").port(8080, 0)).mode(NetworkMode.HOST).ports(book).to(5);

    assertThat(port(task)).isEqualTo(8080);
  }

  @Test
  @Tag("rule.life-awsvpc-no-bindings")
  void container_withAnInterfaceOfItsOwn_hasNoBindingsOnItsHost() {
    TaskDriver task =
        task(essential("app").port(80, 80)).mode(NetworkMode.AWSVPC).ports(book).to(50);

    assertThat(task.status()).isEqualTo(RUNNING);
    assertThat(task.container("app").networkBindings()).isEmpty();
  }

  @Test
  @Tag("rule.life-linux-ephemeral-range")
  void range_byDefault_isTheKernels() {
    assertThat(AgentSettings.DEFAULT.dynamicPorts()).isEqualTo(new PortRange(32_768, 60_999));
  }

  private TaskDriver dynamic() {
    return task(essential("app").port(80, 0)).ports(book);
  }

  private static int port(TaskDriver task) {
    return task.container("app").networkBindings().getFirst().hostPort();
  }
}
