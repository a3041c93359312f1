package dev.berth.engine.account;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.tag.ListTagsForResource;
import dev.berth.engine.api.tag.Tag;
import dev.berth.engine.api.tag.TagOperation;
import dev.berth.engine.api.tag.TagResource;
import dev.berth.engine.api.tag.Tags;
import dev.berth.engine.api.tag.UntagResource;
import dev.berth.engine.model.Arns;
import dev.berth.engine.model.ResourceArn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The tags of resources by their ARNs. What has none takes no room. Each owner of resources has a
 * book of its own for theirs: the account, and every cluster.
 */
public final class ResourceTags {
  private final Arns arns;
  private final Predicate<ResourceArn> exists;
  private final Map<String, Tags> tagsByArn = new LinkedHashMap<>();

  /**
   * A book without tags.
   *
   * @param exists whether there is such a resource of this owner
   */
  public ResourceTags(Arns arns, Predicate<ResourceArn> exists) {
    this.arns = arns;
    this.exists = exists;
  }

  /** Answers one of the operations on tags. */
  public Outcome<?> answer(TagOperation<?> operation) {
    return switch (operation) {
      case TagResource tag -> tag(tag);
      case UntagResource untag -> untag(untag);
      case ListTagsForResource list -> list(list);
    };
  }

  /** The tags of a resource. */
  public Tags of(String arn) {
    return tagsByArn.getOrDefault(arn, Tags.NONE);
  }

  /** Sets the tags of a resource, which are all right. */
  public void put(String arn, Tags tags) {
    if (tags.isEmpty()) {
      tagsByArn.remove(arn);
    } else {
      tagsByArn.put(arn, tags);
    }
  }

  /** A resource is no more: its tags go with it. */
  public void forget(String arn) {
    tagsByArn.remove(arn);
  }

  /** Adds tags to a resource. */
  public Outcome<TagResource.Response> tag(TagResource request) {
    String arn = String.valueOf(request.resourceArn());
    EcsError error = check(request);
    if (error != null) {
      return Outcome.refused(error);
    }
    List<Tag> added = request.tags();
    if (added == null || added.isEmpty()) {
      return invalid("tags is empty, expected at least one");
    }
    EcsError ofTags = Tags.check(added);
    if (ofTags != null) {
      return Outcome.refused(ofTags);
    }
    Tags all = of(arn).with(added);
    if (all.size() > Tags.MAX_COUNT) {
      return invalid(
          "%d tags with those it has, a resource has at most %d"
              .formatted(all.size(), Tags.MAX_COUNT));
    }
    put(arn, all);
    return Outcome.of(new TagResource.Response());
  }

  /** Takes tags from a resource. */
  public Outcome<UntagResource.Response> untag(UntagResource request) {
    EcsError error = check(request);
    if (error != null) {
      return Outcome.refused(error);
    }
    List<String> keys = request.tagKeys();
    if (keys == null || keys.isEmpty()) {
      return invalid("tagKeys is empty, expected at least one");
    }
    for (String key : keys) {
      EcsError ofKey = Tags.checkKey(key);
      if (ofKey != null) {
        return Outcome.refused(ofKey);
      }
    }
    String arn = String.valueOf(request.resourceArn());
    put(arn, of(arn).without(keys));
    return Outcome.of(new UntagResource.Response());
  }

  /** Lists the tags of a resource. */
  public Outcome<ListTagsForResource.Response> list(ListTagsForResource request) {
    EcsError error = check(request);
    return error != null
        ? Outcome.refused(error)
        : Outcome.of(
            new ListTagsForResource.Response(of(String.valueOf(request.resourceArn())).list()));
  }

  private @Nullable EcsError check(TagOperation<?> operation) {
    String arn = operation.resourceArn();
    ResourceArn resource = arn == null ? null : ResourceArn.parse(arn).orElse(null);
    if (resource == null) {
      return new EcsError.InvalidParameterException("The ARN provided is invalid.");
    }
    if (resource.isShort()) {
      return new EcsError.InvalidParameterException(
          "Long arn format must be used for tagging operations");
    }
    if (resource.isOf(arns) && exists.test(resource)) {
      return null;
    }
    if (resource.kind() == ResourceArn.Kind.CLUSTER) {
      return EcsError.ClusterNotFoundException.NOT_FOUND;
    }
    String message = "The specified resource was not found: " + arn;
    return operation instanceof ListTagsForResource
        ? new EcsError.InvalidParameterException(message)
        : new EcsError.ResourceNotFoundException(message);
  }

  private static <R> Outcome<R> invalid(String message) {
    return Outcome.refused(new EcsError.InvalidParameterException(message));
  }
}
