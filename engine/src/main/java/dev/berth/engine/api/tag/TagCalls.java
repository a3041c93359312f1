package dev.berth.engine.api.tag;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.model.Arns;
import dev.berth.engine.model.ResourceArn;
import java.util.List;
import java.util.function.Function;

/** Answers the operations on tags from the book of whoever owns the resource. */
public final class TagCalls {
  private final Arns arns;
  private final TagBook book;

  /** Answers from this book. */
  public TagCalls(Arns arns, TagBook book) {
    this.arns = arns;
    this.book = book;
  }

  /** Answers one of the operations on tags. */
  public Outcome<?> answer(TagOperation<?> operation) {
    return switch (operation) {
      case TagResource tag -> tag(tag);
      case UntagResource untag -> untag(untag);
      case ListTagsForResource list -> list(list);
    };
  }

  /** Adds tags to a resource. */
  public Outcome<TagResource.Response> tag(TagResource request) {
    return resource(request)
        .then(resource -> {
          List<Tag> added = request.tags();
          if (added == null || added.isEmpty()) {
            return invalid("tags is empty, expected at least one");
          }
          EcsError error = Tags.check(added);
          if (error != null) {
            return Outcome.refused(error);
          }
          Tags all = known(resource).with(added);
          if (all.size() > Tags.MAX_COUNT) {
            return invalid(
                "%d tags with those it has, a resource has at most %d"
                    .formatted(all.size(), Tags.MAX_COUNT));
          }
          book.setTags(resource, all);
          return Outcome.of(new TagResource.Response());
        });
  }

  /** Takes tags from a resource. */
  public Outcome<UntagResource.Response> untag(UntagResource request) {
    return resource(request)
        .then(resource -> {
          List<String> keys = request.tagKeys();
          if (keys == null || keys.isEmpty()) {
            return invalid("tagKeys is empty, expected at least one");
          }
          for (String key : keys) {
            EcsError error = Tags.checkKey(key);
            if (error != null) {
              return Outcome.refused(error);
            }
          }
          book.setTags(resource, known(resource).without(keys));
          return Outcome.of(new UntagResource.Response());
        });
  }

  /** Lists the tags of a resource. */
  public Outcome<ListTagsForResource.Response> list(ListTagsForResource request) {
    return resource(request)
        .then(resource -> Outcome.of(new ListTagsForResource.Response(known(resource).list())));
  }

  private Tags known(ResourceArn resource) {
    Tags tags = book.tags(resource);
    return tags == null ? Tags.NONE : tags;
  }

  private Outcome<ResourceArn> resource(TagOperation<?> operation) {
    String arn = operation.resourceArn();
    ResourceArn resource = arn == null ? null : ResourceArn.parse(arn).orElse(null);
    if (resource == null) {
      return invalid("The ARN provided is invalid.");
    }
    if (resource.isShort()) {
      return invalid("Long arn format must be used for tagging operations");
    }
    if (resource.isOf(arns) && book.tags(resource) != null) {
      return Outcome.of(resource);
    }
    if (resource.kind() == ResourceArn.Kind.CLUSTER) {
      return Outcome.refused(EcsError.ClusterNotFoundException.NOT_FOUND);
    }
    Function<String, EcsError> error =
        operation instanceof ListTagsForResource
            ? EcsError.InvalidParameterException::new
            : EcsError.ResourceNotFoundException::new;
    return Outcome.refused(error.apply("The specified resource was not found: " + arn));
  }

  private static <R> Outcome<R> invalid(String message) {
    return Outcome.refused(new EcsError.InvalidParameterException(message));
  }
}
