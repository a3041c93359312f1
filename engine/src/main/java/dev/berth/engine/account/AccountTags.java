package dev.berth.engine.account;

import dev.berth.engine.api.tag.TagBook;
import dev.berth.engine.api.tag.Tags;
import dev.berth.engine.model.ResourceArn;
import org.jspecify.annotations.Nullable;

/** The tags of all that belongs to an account and not to a single cluster. */
record AccountTags(TagBook clusters, TagBook taskDefinitions, TagBook providers)
    implements TagBook {
  @Override
  public @Nullable Tags tags(ResourceArn resource) {
    TagBook book = book(resource);
    return book == null ? null : book.tags(resource);
  }

  @Override
  public void setTags(ResourceArn resource, Tags tags) {
    TagBook book = book(resource);
    if (book != null) {
      book.setTags(resource, tags);
    }
  }

  private @Nullable TagBook book(ResourceArn resource) {
    return switch (resource.kind()) {
      case CLUSTER -> clusters;
      case TASK_DEFINITION -> taskDefinitions;
      case CAPACITY_PROVIDER -> providers;
      case CONTAINER_INSTANCE, SERVICE, SERVICE_DEPLOYMENT, SERVICE_REVISION, TASK, TASK_SET ->
          null;
    };
  }
}
