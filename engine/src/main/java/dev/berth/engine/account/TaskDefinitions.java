package dev.berth.engine.account;

import dev.berth.engine.account.registration.Registration;
import dev.berth.engine.account.registration.Simulated;
import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.tag.TagBook;
import dev.berth.engine.api.tag.Tags;
import dev.berth.engine.api.taskdefinition.DeleteTaskDefinitions;
import dev.berth.engine.api.taskdefinition.DeregisterTaskDefinition;
import dev.berth.engine.api.taskdefinition.DescribeTaskDefinition;
import dev.berth.engine.api.taskdefinition.ListTaskDefinitionFamilies;
import dev.berth.engine.api.taskdefinition.ListTaskDefinitions;
import dev.berth.engine.api.taskdefinition.RegisterTaskDefinition;
import dev.berth.engine.api.taskdefinition.RegisteredTaskDefinition;
import dev.berth.engine.api.taskdefinition.TaskDefinitionOperation;
import dev.berth.engine.model.Arns;
import dev.berth.engine.model.ResourceArn;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.engine.placement.query.MissingAttribute;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The task definitions of an account. */
public final class TaskDefinitions implements TagBook {
  private static final int MOST_DELETED = 10;
  private static final List<String> ANY_COMPATIBILITY = List.of("EC2", "EXTERNAL");
  private static final String TAGS = "TAGS";

  private final Arns arns;
  private final MissingAttribute missing;
  private final Map<String, Tags> tagsByArn = new LinkedHashMap<>();
  private final FamilyBook book;
  private final TaskDefinitionLists lists;
  private final @Nullable DelayedFamilies delayed;
  private long clock;

  /**
   * An account without task definitions.
   *
   * @param missing what negative operators of constraints say of instances without the attribute
   * @param referred whether a task or a deployment refers to a revision
   */
  public TaskDefinitions(Arns arns, MissingAttribute missing, Predicate<Revision> referred) {
    this(arns, missing, referred, null);
  }

  /**
   * The same for readers who see changes later.
   *
   * @param lag {@code null} if they see them at once
   */
  TaskDefinitions(
      Arns arns, MissingAttribute missing, Predicate<Revision> referred, @Nullable Lag lag) {
    this.arns = arns;
    this.missing = missing;
    this.book = new FamilyBook(arns, referred, this::forget);
    this.lists = new TaskDefinitionLists(arns);
    delayed = lag == null ? null : new DelayedFamilies(arns, lag.delay(), lag.streams());
  }

  /**
   * Registers what comes with the world. It is not refused: whoever made the world has checked it.
   *
   * @param caller the ARN of who counts as its author
   */
  void declare(DeclaredDefinition declared, String caller) {
    RegisterTaskDefinition call = declared.call();
    Registration asked = Registration.of(call, arns, missing);
    // A world's own definition may name launch types that it would be refused for.
    Registration checked =
        asked.violations().isEmpty() ? asked : Registration.of(call.requiring(null), arns, missing);
    TaskDefinition definition = declared.definition();
    Registration registration =
        new Registration(
            checked.definition().requiring(call.requiresCompatibilities()),
            checked.constraints(),
            definition.requiresAttributes(),
            checked.violations().isEmpty() ? checked.compatibilities() : ANY_COMPATIBILITY,
            List.of());
    Description.Origin origin = new Description.Origin(arns, definition.revision(), caller, 0);
    Revision revision =
        new Revision(Description.of(registration, origin), definition, registration.constraints());
    book.family(definition.family()).put(revision);
    if (delayed != null) {
      delayed.begin(revision);
    }
    tagsByArn.put(revision.arn(), Tags.of(call.tags()));
  }

  /**
   * Answers any operation on task definitions.
   *
   * @param caller the ARN of who calls
   */
  public Outcome<?> answer(TaskDefinitionOperation<?> operation, String caller, long now) {
    clock = now;
    return switch (operation) {
      case RegisterTaskDefinition call -> register(call, caller, now);
      case DeregisterTaskDefinition call -> deregister(call, now);
      case DeleteTaskDefinitions call -> delete(call, now);
      case DescribeTaskDefinition call -> describe(call);
      case ListTaskDefinitions call -> list(call);
      case ListTaskDefinitionFamilies call -> listFamilies(call);
    };
  }

  /**
   * Checks a definition and makes it the next revision of its family.
   *
   * @param caller the ARN of who calls
   */
  public Outcome<RegisterTaskDefinition.Response> register(
      RegisterTaskDefinition call, String caller, long now) {
    book.forgetDeleted();
    Registration registration = Registration.of(call, arns, missing);
    if (!registration.violations().isEmpty()) {
      return Outcome.refused(registration.violations().getFirst().error());
    }
    String family = Objects.requireNonNull(registration.definition().family());
    if (book.isFull(family)) {
      return Outcome.refused(
          new EcsError.LimitExceededException(
              "family '%s' has had its %d revisions".formatted(family, Family.MAX_REVISIONS)));
    }
    int number = book.family(family).next();
    Revision revision =
        new Revision(
            Description.of(registration, new Description.Origin(arns, number, caller, now)),
            Simulated.definition(registration, number),
            registration.constraints());
    put(revision);
    Tags given = Tags.of(call.tags());
    tagsByArn.put(revision.arn(), given);
    return Outcome.of(new RegisterTaskDefinition.Response(revision.description(), given.list()));
  }

  /** Makes a revision INACTIVE; one that is so already stays as it is. */
  public Outcome<DeregisterTaskDefinition.Response> deregister(
      DeregisterTaskDefinition call, long now) {
    book.forgetDeleted();
    return explicit(call.taskDefinition())
        .then(revision -> {
          Revision after = revision.isActive() ? revision.deregistered(now) : revision;
          put(after);
          return Outcome.of(new DeregisterTaskDefinition.Response(after.description()));
        });
  }

  /** Deletes INACTIVE revisions; each goes once nothing refers to it. */
  public Outcome<DeleteTaskDefinitions.Response> delete(DeleteTaskDefinitions call, long now) {
    book.forgetDeleted();
    List<String> names = Objects.requireNonNullElse(call.taskDefinitions(), List.of());
    if (names.isEmpty() || names.size() > MOST_DELETED) {
      return Outcome.refused(
          new EcsError.InvalidParameterException(
              "%d task definitions to delete, expected 1 to %d"
                  .formatted(names.size(), MOST_DELETED)));
    }
    for (String name : names) {
      if (isBareFamily(name)) {
        return Outcome.refused(new EcsError.ClientException("Revision is missing."));
      }
    }
    Map<String, RegisteredTaskDefinition> going = new LinkedHashMap<>();
    List<DeleteTaskDefinitions.Failure> failures = new ArrayList<>();
    for (String name : names) {
      Revision revision = book.find(name);
      if (revision == null) {
        failures.add(failure(name, "The task definition does not exist."));
      } else if (revision.isActive()) {
        failures.add(failure(name, "The task definition is ACTIVE; deregister it first."));
      } else {
        boolean asked = revision.hasStatus(RegisteredTaskDefinition.DELETE_IN_PROGRESS);
        Revision after = asked ? revision : revision.deleteRequested(now);
        put(after);
        going.put(after.arn(), after.description());
      }
    }
    return Outcome.of(new DeleteTaskDefinitions.Response(List.copyOf(going.values()), failures));
  }

  private static DeleteTaskDefinitions.Failure failure(String name, String reason) {
    return new DeleteTaskDefinitions.Failure(name, reason, null);
  }

  /** Describes a revision, whatever its status; of a bare family the newest ACTIVE one. */
  public Outcome<DescribeTaskDefinition.Response> describe(DescribeTaskDefinition call) {
    book.forgetDeleted();
    List<String> include = Objects.requireNonNullElse(call.include(), List.of());
    for (String field : include) {
      if (!field.equals(TAGS)) {
        return Outcome.refused(
            new EcsError.InvalidParameterException(
                "unknown value '%s' of include, expected TAGS".formatted(field)));
      }
    }
    Revision revision = seen().find(call.taskDefinition());
    if (revision == null) {
      return Outcome.refused(new EcsError.ClientException("Unable to describe task definition."));
    }
    return Outcome.of(
        new DescribeTaskDefinition.Response(
            revision.description(), include.isEmpty() ? null : tagsOf(revision).list()));
  }

  /** Lists revisions. */
  public Outcome<ListTaskDefinitions.Response> list(ListTaskDefinitions call) {
    book.forgetDeleted();
    return lists.revisions(call, seen());
  }

  /** Lists families. */
  public Outcome<ListTaskDefinitionFamilies.Response> listFamilies(
      ListTaskDefinitionFamilies call) {
    book.forgetDeleted();
    return lists.families(call, seen());
  }

  /**
   * What RunTask and StartTask make tasks of.
   *
   * @param taskDefinition a family, which stands for its newest ACTIVE revision, {@code
   *     family:revision} or an ARN
   */
  public Outcome<Revision> resolve(@Nullable String taskDefinition) {
    return usable(taskDefinition, EcsError.InvalidParameterException::new);
  }

  /** What CreateService and UpdateService make tasks of; they refuse with another exception. */
  public Outcome<Revision> resolveForService(@Nullable String taskDefinition) {
    return usable(taskDefinition, EcsError.ClientException::new);
  }

  private Outcome<Revision> usable(
      @Nullable String taskDefinition, Function<String, EcsError> inactive) {
    Revision revision = book.find(taskDefinition);
    if (revision != null && revision.isActive()) {
      return Outcome.of(revision);
    }
    book.forgetDeleted();
    return book.find(taskDefinition) == null
        ? Outcome.refused(new EcsError.ClientException("TaskDefinition not found."))
        : Outcome.refused(inactive.apply("TaskDefinition is inactive"));
  }

  /**
   * A revision, whatever its status; {@code null} when there is none.
   *
   * @param revision {@code family:revision} or an ARN
   */
  public @Nullable Revision find(String revision) {
    book.forgetDeleted();
    return isBareFamily(revision) ? null : book.find(revision);
  }

  @Override
  public @Nullable Tags tags(ResourceArn resource) {
    Revision revision = find(resource.id());
    return revision == null ? null : tagsOf(revision);
  }

  @Override
  public void setTags(ResourceArn resource, Tags tags) {
    Revision revision = find(resource.id());
    if (revision != null) {
      tagsByArn.put(revision.arn(), tags);
    }
  }

  /** The tags of a revision. */
  Tags tagsOf(Revision revision) {
    return tagsByArn.getOrDefault(revision.arn(), Tags.NONE);
  }

  private void put(Revision revision) {
    book.put(revision);
    if (delayed != null) {
      delayed.changed(revision, clock);
    }
  }

  private void forget(Revision revision) {
    tagsByArn.remove(revision.arn());
    if (delayed != null) {
      delayed.gone(revision, clock);
    }
  }

  /** What readers see. */
  private FamilyBook seen() {
    return delayed == null ? book : delayed.at(clock);
  }

  private Outcome<Revision> explicit(@Nullable String text) {
    if (text == null || isBareFamily(text)) {
      return Outcome.refused(new EcsError.ClientException("Revision is missing."));
    }
    Revision revision = book.find(text);
    return revision == null
        ? Outcome.refused(new EcsError.ClientException("The task definition does not exist."))
        : Outcome.of(revision);
  }

  private boolean isBareFamily(String text) {
    RevisionName name = RevisionName.parse(text, arns);
    return name != null && name.isBareFamily();
  }
}
