package dev.berth.http.ecs;

import dev.berth.engine.api.instance.ContainerInstance;
import dev.berth.engine.api.task.Task;
import dev.berth.http.live.Notice;
import dev.berth.http.live.Notice.Change;
import dev.berth.http.model.EcsModel;
import dev.berth.http.model.Structure;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Events as Amazon EventBridge delivers those of Amazon ECS. */
public final class EventBridge {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final Structure TASK = EcsModel.current().structure("Task");
  private static final Structure INSTANCE = EcsModel.current().structure("ContainerInstance");

  private EventBridge() {}

  /** The {@code detail-type} of an event. */
  public static String typeOf(Notice notice) {
    return switch (notice.change()) {
      case Change.OfTask _ -> "ECS Task State Change";
      case Change.OfInstance _ -> "ECS Container Instance State Change";
    };
  }

  /** The id of an event: the same world gives the same ones. */
  public static String idOf(Notice notice) {
    String name =
        "%s/%s/%d".formatted(notice.arns().account(), notice.arns().region(), notice.number());
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** An event in one line of JSON. */
  public static String json(Notice notice) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      write(notice, out);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static void write(Notice notice, JsonGenerator out) {
    out.writeStartObject();
    out.writeStringProperty("version", "0");
    out.writeStringProperty("id", idOf(notice));
    out.writeStringProperty("detail-type", typeOf(notice));
    out.writeStringProperty("source", "aws.ecs");
    out.writeStringProperty("account", notice.arns().account());
    // EventBridge gives whole seconds here, and milliseconds in the detail.
    out.writeStringProperty(
        "time", notice.epoch().at(notice.nanos()).truncatedTo(ChronoUnit.SECONDS).toString());
    out.writeStringProperty("region", notice.arns().region());
    out.writeArrayPropertyStart("resources");
    out.writeString(resource(notice.change()));
    out.writeEndArray();
    out.writeName("detail");
    out.writeStartObject();
    ResponseWriter writer = ResponseWriter.withTexts(out, notice.epoch());
    switch (notice.change()) {
      case Change.OfTask(Task now) -> writer.members(now, TASK);
      case Change.OfInstance(String cluster, ContainerInstance now) -> {
        writer.members(Map.of("clusterArn", cluster), TASK);
        writer.members(now, INSTANCE);
      }
    }
    out.writeStringProperty("updatedAt", writer.text(notice.nanos()));
    out.writeEndObject();
    out.writeEndObject();
  }

  private static String resource(Change change) {
    return switch (change) {
      case Change.OfTask(Task now) -> now.taskArn();
      case Change.OfInstance(String _, ContainerInstance now) -> now.containerInstanceArn();
    };
  }
}
