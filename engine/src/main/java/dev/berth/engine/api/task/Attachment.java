package dev.berth.engine.api.task;

import dev.berth.engine.api.taskdefinition.KeyValuePair;
import java.util.List;

/**
 * Something that belongs to a task, such as its network interface.
 *
 * @param type such as {@code ElasticNetworkInterface}
 * @param status such as PRECREATED, ATTACHED or DELETED
 */
public record Attachment(String id, String type, String status, List<KeyValuePair> details) {
  public Attachment {
    details = List.copyOf(details);
  }
}
