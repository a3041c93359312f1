package dev.berth.scenarios.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.account.registration.Registration;
import dev.berth.engine.api.Members;
import dev.berth.engine.api.taskdefinition.RegisterTaskDefinition;
import dev.berth.engine.model.Arns;
import dev.berth.engine.placement.query.MissingAttribute;
import dev.berth.scenarios.ScenarioFixtures;
import dev.berth.scenarios.source.Document;
import dev.berth.scenarios.source.DocumentParser;
import dev.berth.scenarios.source.Node;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Published task definitions registered just as they are, launch types included. */
class PublishedRegistrationTest {
  private static final Path DIRECTORY =
      ScenarioFixtures.resources().resolve("ecs-samples/task-definitions");
  private static final String NO_ROLE =
      "Fargate requires task definition to have execution role ARN to support log driver awslogs.";
  private static final String PORTS =
      "When networkMode=awsvpc, the host ports and container ports in port mappings must match.";
  private static final String IMAGE = "Container.image contains invalid characters.";

  /** What ECS would say of those that are no whole definitions, or no right ones. */
  private static final Map<String, String> ANSWERS =
      Map.ofEntries(
          Map.entry("containers-gunicorn-gunicorn_fargate.json", NO_ROLE),
          Map.entry("containers-jetty-jetty_fargate.json", NO_ROLE),
          Map.entry("containers-kibana-kibana_fargate.json", NO_ROLE),
          Map.entry("containers-nginx-nginx_fargate.json", NO_ROLE),
          Map.entry("containers-tomcat-tomcat_fargate.json", NO_ROLE),
          Map.entry("containers-wildfly-wildfly_fargate.json", NO_ROLE),
          Map.entry("containers-kibana-kibana_ec2.json", PORTS),
          Map.entry("containers-tomcat-tomcat_ec2.json", PORTS),
          Map.entry(
              "otel-aws-prometheus-ecs-ec2-task-def.json",
              "unknown value 'default' of networkMode"),
          Map.entry("otel-aws-prometheus-ecs-fargate-task-def.json", IMAGE));

  @ParameterizedTest
  @MethodSource("files")
  void taskDefinition_asPublished_registersUnlessItIsWrong(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    Members.Reading<RegisterTaskDefinition> reading = read(name, Files.readString(file));

    Registration registration =
        Registration.of(reading.shape(), Arns.DEFAULT, MissingAttribute.DIFFERS);

    String answer =
        registration.violations().isEmpty()
            ? ""
            : registration.violations().getFirst().error().message();
    assertThat(reading.misfits()).isEmpty();
    assertThat(answer).isEqualTo(ANSWERS.getOrDefault(name, ""));
  }

  private static Members.Reading<RegisterTaskDefinition> read(String name, String text) {
    Document document =
        Objects.requireNonNull(
            DocumentParser.parse(SourceText.of(name, text), text, new Problems()));
    Map<String, Object> members = DefinitionMembers.of(document.root());
    Node launchTypes = document.value(List.of("requiresCompatibilities"));
    if (launchTypes instanceof Node.Sequence words) {
      members.put(
          "requiresCompatibilities",
          words.items().stream().map(word -> ((Node.Scalar) word).text()).toList());
    }
    return Members.read(members, RegisterTaskDefinition.class);
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      return files.sorted().toList();
    }
  }
}
