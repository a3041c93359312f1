package dev.berth.engine.api.tag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.EcsError.ClusterNotFoundException;
import dev.berth.engine.api.EcsError.InvalidParameterException;
import dev.berth.engine.api.EcsError.ResourceNotFoundException;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.Outcomes;
import dev.berth.engine.model.Arns;
import dev.berth.engine.model.ResourceArn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TagCallsTest {
  private static final String TASK = Arns.DEFAULT.task("main", "0123456789abcdef0123456789abcdef");
  private static final List<Tag> TEAM = List.of(new Tag("team", "a"));

  private final Map<ResourceArn, Tags> book = new HashMap<>();
  private final TagCalls tags = new TagCalls(Arns.DEFAULT, new Book());

  @Test
  @org.junit.jupiter.api.Tag("rule.tag-adding-keeps-the-others")
  void tags_thatAreNotInTheRequest_stay() {
    tags.tag(new TagResource(TASK, TEAM));
    tags.tag(new TagResource(TASK, List.of(new Tag("stage", "test"))));

    assertThat(list()).containsExactly(new Tag("team", "a"), new Tag("stage", "test"));
  }

  @Test
  @org.junit.jupiter.api.Tag("rule.tag-limit-counts-those-there")
  void tags_thatWouldBeTooManyWithThoseThere_areRefusedAsAWhole() {
    List<Tag> fifty = IntStream.range(0, 50).mapToObj(i -> new Tag("key" + i, "")).toList();
    tags.tag(new TagResource(TASK, fifty));

    assertThat(error(tags.tag(new TagResource(TASK, TEAM))))
        .isEqualTo(
            new InvalidParameterException("51 tags with those it has, a resource has at most 50"));
    assertThat(list()).isEqualTo(fifty);
    assertThat(tags.tag(new TagResource(TASK, List.of(new Tag("key7", "new")))))
        .isInstanceOf(Outcome.Done.class);
  }

  @Test
  @org.junit.jupiter.api.Tag("rule.tag-untag-ignores-unknown-keys")
  void untag_ofAKeyThatIsNotThere_doesNothing() {
    tags.tag(new TagResource(TASK, TEAM));

    assertThat(tags.untag(new UntagResource(TASK, List.of("other"))))
        .isEqualTo(Outcome.of(new UntagResource.Response()));
    assertThat(list()).isEqualTo(TEAM);
    tags.untag(new UntagResource(TASK, List.of("team")));
    assertThat(list()).isEmpty();
  }

  @Test
  @org.junit.jupiter.api.Tag("rule.tag-needs-the-long-arn")
  void arn_inTheShortForm_isRefused() {
    String arn = "arn:aws:ecs:us-east-1:111122223333:task/0123456789abcdef0123456789abcdef";

    assertThat(error(tags.tag(new TagResource(arn, TEAM))))
        .isEqualTo(
            new InvalidParameterException("Long arn format must be used for tagging operations"));
  }

  @Test
  @org.junit.jupiter.api.Tag("rule.tag-arn-must-be-of-ecs")
  void arn_thatIsNone_isRefused() {
    for (String arn : List.of("main", "arn:aws:s3:::bucket", "arn:aws:ecs:us-east-1:1:task/x")) {
      assertThat(error(tags.tag(new TagResource(arn, TEAM))))
          .isEqualTo(new InvalidParameterException("The ARN provided is invalid."));
    }
    assertThat(error(tags.tag(new TagResource(null, TEAM))))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  @org.junit.jupiter.api.Tag("rule.tag-unknown-resource")
  void resource_thatIsUnknown_isNotFound() {
    String task = Arns.DEFAULT.task("main", "unknown");
    String cluster = Arns.DEFAULT.cluster("unknown");
    String elsewhere = new Arns("eu-west-1", "111122223333").task("main", "0");

    assertThat(error(tags.tag(new TagResource(task, TEAM))))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThat(error(tags.untag(new UntagResource(elsewhere, List.of("team")))))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThat(error(tags.list(new ListTagsForResource(task))))
        .isInstanceOf(InvalidParameterException.class);
    assertThat(error(tags.tag(new TagResource(cluster, TEAM))))
        .isEqualTo(ClusterNotFoundException.NOT_FOUND);
  }

  @Test
  void request_withAWrongTag_changesNothing() {
    List<Tag> wrong = List.of(new Tag("fine", "a"), new Tag("aws:x", "b"));

    assertThat(error(tags.tag(new TagResource(TASK, wrong))))
        .isInstanceOf(InvalidParameterException.class);
    assertThat(error(tags.tag(new TagResource(TASK, List.of()))))
        .isInstanceOf(InvalidParameterException.class);
    assertThat(list()).isEmpty();
  }

  private List<Tag> list() {
    return answered(tags.list(new ListTagsForResource(TASK))).tags();
  }

  private static <R> R answered(Outcome<R> outcome) {
    return Outcomes.response(outcome);
  }

  private static EcsError error(Outcome<?> outcome) {
    return Outcomes.error(outcome);
  }

  /** Everything is there but for what is called unknown. */
  private final class Book implements TagBook {
    @Override
    public @Nullable Tags tags(ResourceArn resource) {
      return resource.id().contains("unknown") ? null : book.getOrDefault(resource, Tags.NONE);
    }

    @Override
    public void setTags(ResourceArn resource, Tags all) {
      book.put(resource, all);
    }
  }
}
