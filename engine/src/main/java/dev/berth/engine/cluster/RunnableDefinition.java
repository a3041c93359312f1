package dev.berth.engine.cluster;

import dev.berth.engine.api.tag.Tag;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.engine.placement.Constraints;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A revision of a task definition, as those who start tasks of it must know it.
 *
 * @param constraints placement constraints of the definition's own
 * @param launchVolumes names of the volumes that the launch has to configure
 * @param compatibilities launch types that can run it
 */
public record RunnableDefinition(
    TaskDefinition definition,
    String arn,
    Constraints constraints,
    List<Tag> tags,
    @Nullable String taskRoleArn,
    @Nullable String executionRoleArn,
    List<String> launchVolumes,
    List<String> compatibilities) {
  public RunnableDefinition {
    tags = List.copyOf(tags);
    launchVolumes = List.copyOf(launchVolumes);
    compatibilities = List.copyOf(compatibilities);
  }
}
