package dev.berth.http.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Holds the model against the AWS SDK for Java. With {@code -Ddocs=write} it is written anew first.
 */
class EcsModelTest {
  private static final Path FILE = Path.of("src/main/resources/dev/berth/http/model/ecs.txt");
  private static final String COMMAND = "mvn -q test -pl http -am -Dtest=EcsModelTest -Ddocs=write";

  @Test
  void model_asItIsPackaged_isTheOneOfTheSdk() throws Exception {
    String fresh = SdkModel.text();
    if ("write".equals(System.getProperty("docs"))) {
      Files.writeString(FILE, fresh);
    }
    assertThat(Files.readString(FILE)).as("write it anew: %s", COMMAND).isEqualTo(fresh);
  }

  @Test
  void model_ofTheApi_hasAllItsOperations() {
    assertThat(EcsModel.current().operations()).hasSize(77).containsKey("RunTask");
  }

  @Test
  void shapes_ofAnOperation_areThoseThatItsDocumentationLists() {
    Structure runTask = EcsModel.current().structure("RunTaskRequest");

    assertThat(runTask.members()).hasSize(19);
    assertThat(runTask.shapeOf("taskDefinition")).isEqualTo(new Shape.Text(List.of()));
    assertThat(runTask.shapeOf("launchType"))
        .isEqualTo(new Shape.Text(List.of("EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES")));
    assertThat(runTask.shapeOf("count")).isEqualTo(Shape.Single.INTEGER);
    assertThat(runTask.shapeOf("overrides")).hasToString("TaskOverride");
    assertThat(EcsModel.current().structure("Task").shapeOf("createdAt"))
        .isEqualTo(Shape.Single.TIMESTAMP);
  }
}
