package dev.berth.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.ScriptedCall;
import dev.berth.engine.api.service.CreateService;
import dev.berth.engine.api.service.DeleteService;
import dev.berth.engine.api.service.UpdateService;
import dev.berth.engine.input.TaskConduct;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a scenario says of services, as the calls that it comes to. */
class ServiceScenarioTest {
  private static final long MINUTE = 60_000_000_000L;

  @Test
  void service_inAScenario_isCreatedByACall() throws ScenarioException {
    ScriptedCall call =
        calls(
                """
                services:
                  web:
                    taskDefinition: web-2
                    desiredCount: 3
                    at: 1m
                    deploymentConfiguration: {minimumHealthyPercent: 50}
                    placementStrategy: [{type: binpack, field: cpu}]
                """)
            .getFirst();

    assertThat(call.timeNanos()).isEqualTo(MINUTE);
    CreateService create = (CreateService) call.operation();
    assertThat(create.serviceName()).isEqualTo("web");
    assertThat(create.taskDefinition()).isEqualTo("web:2");
    assertThat(create.desiredCount()).isEqualTo(3);
    assertThat(create.schedulingStrategy()).isEqualTo("REPLICA");
    assertThat(String.valueOf(create.deploymentConfiguration())).contains("50");
    assertThat(create.placementStrategy()).hasSize(1);
  }

  @Test
  void timeline_thatNamesServices_changesAndDeletesThem() throws ScenarioException {
    List<ScriptedCall> calls =
        calls(
            """
            services:
              web: {taskDefinition: web-1, desiredCount: 3}
            timeline:
              - {at: 3m, deleteService: web}
              - {at: 2m, updateService: {service: web, taskDefinition: web-2, desiredCount: 5}}
            """);

    assertThat(calls)
        .extracting(ScriptedCall::timeNanos)
        .containsExactly(0L, 2 * MINUTE, 3 * MINUTE);
    UpdateService update = (UpdateService) calls.get(1).operation();
    assertThat(update.taskDefinition()).isEqualTo("web:2");
    assertThat(update.desiredCount()).isEqualTo(5);
    assertThat(((DeleteService) calls.get(2).operation()).force()).isTrue();
  }

  @Test
  void tasks_ofAService_doWhatIsSaidBesideIt() throws ScenarioException {
    TaskConduct conduct =
        calls(
                """
                services:
                  web:
                    taskDefinition: web-1
                    desiredCount: 3
                    containers: {app: {runTime: 30s, exitCode: 3}}
                    faults: {pullRefused: 20%}
                """)
            .getFirst()
            .conduct();

    assertThat(String.valueOf(conduct.execution().containers()))
        .contains("exitCode=3")
        .contains("0.2");
  }

  private static List<ScriptedCall> calls(String more) throws ScenarioException {
    String text =
        """
        name: services
        duration: 10m
        cluster:
          instances:
            nodes: {type: m5.large, count: 2}
        taskDefinitions:
          web-1:
            family: web
            containerDefinitions: [{name: app, image: "web:1", cpu: 256, memory: 512}]
          web-2:
            family: web
            containerDefinitions: [{name: app, image: "web:2", cpu: 256, memory: 512}]
        """
            + more;
    return ScenarioReader.read("services.yaml", text, Path.of(""), List.of())
        .world()
        .withSeed(1)
        .script()
        .calls();
  }
}
