package dev.berth.engine.account;

import static dev.berth.engine.account.registration.RegistrationFixtures.app;
import static dev.berth.engine.account.registration.RegistrationFixtures.map;
import static dev.berth.engine.account.registration.RegistrationFixtures.task;
import static dev.berth.engine.api.Outcomes.error;
import static dev.berth.engine.api.Outcomes.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.account.registration.Registration;
import dev.berth.engine.account.registration.Simulated;
import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.Members;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.PlacementConstraint;
import dev.berth.engine.api.tag.TagCalls;
import dev.berth.engine.api.tag.TagResource;
import dev.berth.engine.api.taskdefinition.DeleteTaskDefinitions;
import dev.berth.engine.api.taskdefinition.DeregisterTaskDefinition;
import dev.berth.engine.api.taskdefinition.DescribeTaskDefinition;
import dev.berth.engine.api.taskdefinition.ListTaskDefinitionFamilies;
import dev.berth.engine.api.taskdefinition.RegisterTaskDefinition;
import dev.berth.engine.api.taskdefinition.RegisteredTaskDefinition;
import dev.berth.engine.model.Arns;
import dev.berth.engine.model.ResourceArn;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.engine.placement.query.MissingAttribute;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TaskDefinitionsTest {
  private static final String CALLER = "arn:aws:iam::111122223333:user/admin";
  private static final String ARN = "arn:aws:ecs:us-east-1:111122223333:task-definition/";

  private final Set<String> referred = new LinkedHashSet<>();
  private final TaskDefinitions book =
      new TaskDefinitions(
          Arns.DEFAULT, MissingAttribute.DIFFERS, it -> referred.contains(it.arn()));

  @Test
  @Tag("rule.td-revisions-count-up")
  void registrations_ofOneFamily_countUp() {
    assertThat(register("web").revision()).isEqualTo(1);
    assertThat(register("web").revision()).isEqualTo(2);
    assertThat(register("db").revision()).isEqualTo(1);
  }

  @Test
  @Tag("rule.td-same-content-is-a-new-revision")
  void registration_ofWhatIsThereAlready_isANewRevision() {
    register("web");

    assertThat(register("web").taskDefinitionArn()).isEqualTo(ARN + "web:2");
    assertThat(describe("web:1").status()).isEqualTo("ACTIVE");
  }

  @Test
  @Tag("rule.td-revisions-are-never-reused")
  void registration_afterTheOthersAreGone_goesOnCounting() {
    register("web");
    register("web");
    deregister("web:1");
    deregister("web:2");
    assertThat(register("web").revision()).isEqualTo(3);
    deregister("web:3");
    delete("web:1", "web:2", "web:3");

    assertThat(families()).isEmpty();
    assertThat(register("web").revision()).isEqualTo(4);
  }

  @Test
  @Tag("rule.td-arn-form")
  void arn_ofARevision_namesRegionAccountFamilyAndRevision() {
    assertThat(register("web").taskDefinitionArn())
        .isEqualTo("arn:aws:ecs:us-east-1:111122223333:task-definition/web:1");
  }

  @Test
  @Tag("rule.td-names-of-a-definition")
  void definition_isNamedByFamilyRevisionOrArn() {
    register("web");
    register("web");

    for (String name : List.of("web", "web:2", ARN + "web:2", ARN + "web")) {
      assertThat(describe(name).revision()).as(name).isEqualTo(2);
    }
    for (String name :
        List.of(
            "we",
            "web:0",
            "web:x",
            "web:3",
            "web:",
            ":1",
            "arn:aws:ecs:eu-west-1:111122223333:task-definition/web:1")) {
      assertThat(describeError(name)).as(name).isNotNull();
    }
  }

  @Test
  @Tag("rule.td-family-means-newest-active")
  void family_alone_meansItsNewestActiveRevision() {
    register("web");
    register("web");
    register("web");
    deregister("web:3");

    assertThat(resolved("web")).isEqualTo(ARN + "web:2");
    deregister("web:2");
    assertThat(resolved("web")).isEqualTo(ARN + "web:1");
    deregister("web:1");
    assertThat(error(book.resolve("web")))
        .isEqualTo(new EcsError.ClientException("TaskDefinition not found."));
  }

  @Test
  @Tag("rule.td-unknown-for-run-task")
  void resolve_ofAnUnknownDefinition_isRefused() {
    EcsError unknown = new EcsError.ClientException("TaskDefinition not found.");

    assertThat(error(book.resolve("web"))).isEqualTo(unknown);
    assertThat(error(book.resolve(null))).isEqualTo(unknown);
    register("web");
    assertThat(error(book.resolve("web:2"))).isEqualTo(unknown);
  }

  @Test
  @Tag("rule.td-inactive-for-run-task")
  void resolve_ofAnInactiveDefinition_isRefusedByInvalidParameter() {
    register("web");
    deregister("web:1");

    assertThat(error(book.resolve("web:1")))
        .isEqualTo(new EcsError.InvalidParameterException("TaskDefinition is inactive"));
    delete(true, "web:1");
    assertThat(error(book.resolve("web:1")))
        .isEqualTo(new EcsError.InvalidParameterException("TaskDefinition is inactive"));
  }

  @Test
  @Tag("rule.td-inactive-for-services")
  void resolveForService_ofAnInactiveDefinition_isRefusedByClientException() {
    register("web");
    deregister("web:1");

    assertThat(error(book.resolveForService("web:1")))
        .isEqualTo(new EcsError.ClientException("TaskDefinition is inactive"));
  }

  @Test
  @Tag("rule.td-unknown-for-describe")
  void describe_ofAnUnknownDefinition_isRefused() {
    assertThat(describeError("web"))
        .isEqualTo(new EcsError.ClientException("Unable to describe task definition."));
  }

  @Test
  @Tag("rule.td-deregister-needs-revision")
  void deregister_ofABareFamily_isRefused() {
    register("web");
    EcsError missing = new EcsError.ClientException("Revision is missing.");

    assertThat(error(book.deregister(new DeregisterTaskDefinition("web"), 1))).isEqualTo(missing);
    assertThat(error(book.deregister(new DeregisterTaskDefinition(null), 1))).isEqualTo(missing);
    assertThat(describe("web:1").status()).isEqualTo("ACTIVE");
  }

  @Test
  @Tag("rule.td-deregistered-is-inactive")
  void deregister_ofARevision_makesItInactiveForGood() {
    register("web");

    RegisteredTaskDefinition after = deregister("web:1");

    assertThat(after.status()).isEqualTo("INACTIVE");
    assertThat(after.deregisteredAt()).isEqualTo(20L);
    assertThat(describe("web:1")).isEqualTo(after);
    assertThat(
            response(book.deregister(new DeregisterTaskDefinition("web:1"), 99)).taskDefinition())
        .isEqualTo(after);
  }

  @Test
  @Tag("rule.td-inactive-stays-describable")
  void describe_ofAnInactiveRevision_goesOnWithoutReferences() {
    register("web");
    deregister("web:1");
    register("web");

    assertThat(describe("web:1").status()).isEqualTo("INACTIVE");
  }

  @Test
  @Tag("rule.td-delete-one-to-ten")
  void delete_ofNoneOrElevenDefinitions_isRefused() {
    register("web");
    deregister("web:1");

    assertThat(error(book.delete(new DeleteTaskDefinitions(null), 30)))
        .isInstanceOf(EcsError.InvalidParameterException.class);
    assertThat(error(book.delete(new DeleteTaskDefinitions(Collections.nCopies(11, "web:1")), 30)))
        .isInstanceOf(EcsError.InvalidParameterException.class);
    assertThat(describe("web:1").status()).isEqualTo("INACTIVE");
    assertThat(delete(Collections.nCopies(10, "web:1").toArray(String[]::new)).taskDefinitions())
        .hasSize(1);
  }

  @Test
  @Tag("rule.td-delete-needs-revision")
  void delete_ofABareFamily_isRefusedAsAWhole() {
    register("web");
    deregister("web:1");

    assertThat(error(book.delete(new DeleteTaskDefinitions(List.of("web:1", "web")), 30)))
        .isEqualTo(new EcsError.ClientException("Revision is missing."));
    assertThat(describe("web:1").status()).isEqualTo("INACTIVE");
  }

  @Test
  @Tag("rule.td-delete-only-inactive")
  void delete_ofAnActiveRevision_isAFailureBesideTheOthers() {
    register("web");
    register("web");
    deregister("web:2");

    DeleteTaskDefinitions.Response response = delete("web:1", "web:2", "web:7");

    assertThat(response.failures())
        .extracting(DeleteTaskDefinitions.Failure::arn)
        .containsExactly("web:1", "web:7");
    assertThat(response.taskDefinitions())
        .extracting(RegisteredTaskDefinition::taskDefinitionArn)
        .containsExactly(ARN + "web:2");
    assertThat(describe("web:1").status()).isEqualTo("ACTIVE");
  }

  @Test
  @Tag("rule.td-deleted-waits-for-references")
  void delete_ofARevisionInUse_waitsForItsLastReference() {
    register("web");
    deregister("web:1");
    referred.add(ARN + "web:1");

    RegisteredTaskDefinition going = delete("web:1").taskDefinitions().getFirst();

    assertThat(going.status()).isEqualTo("DELETE_IN_PROGRESS");
    assertThat(going.deleteRequestedAt()).isEqualTo(30L);
    assertThat(going.deregisteredAt()).isEqualTo(20L);
    assertThat(describe("web:1")).isEqualTo(going);
    assertThat(families()).containsExactly("web");
    referred.clear();
    assertThat(describeError("web:1")).isNotNull();
  }

  @Test
  @Tag("rule.td-family-goes-with-its-last-revision")
  void family_whoseRevisionsAreAllGone_isNotListed() {
    register("web");
    register("web");
    deregister("web:1");
    deregister("web:2");
    delete("web:1");
    assertThat(families()).containsExactly("web");
    delete("web:2");
    assertThat(families()).isEmpty();
  }

  @Test
  @Tag("rule.td-who-and-when")
  void description_saysWhoRegisteredItWhen() {
    RegisteredTaskDefinition web = register("web");

    assertThat(web.registeredBy()).isEqualTo(CALLER);
    assertThat(web.registeredAt()).isEqualTo(10L);
    assertThat(web.deregisteredAt()).isNull();
    assertThat(web.deleteRequestedAt()).isNull();
  }

  @Test
  @Tag("rule.td-tags-only-when-included")
  void tags_areDescribedOnlyWhenAskedFor() {
    RegisterTaskDefinition call = task("tags", List.of(map("key", "team", "value", "a")));
    assertThat(response(book.register(call, CALLER, 10)).tags()).hasSize(1);

    assertThat(response(book.describe(new DescribeTaskDefinition("web", null))).tags()).isNull();
    assertThat(response(book.describe(new DescribeTaskDefinition("web", List.of("TAGS")))).tags())
        .hasSize(1);
    assertThat(error(book.describe(new DescribeTaskDefinition("web", List.of("tags")))))
        .isInstanceOf(EcsError.InvalidParameterException.class);
  }

  @Test
  void tags_ofARevision_goWithIt() {
    register("web");
    var team = new dev.berth.engine.api.tag.Tag("team", "b");
    response(new TagCalls(Arns.DEFAULT, book).tag(new TagResource(ARN + "web:1", List.of(team))));

    assertThat(response(book.describe(new DescribeTaskDefinition("web", List.of("TAGS")))).tags())
        .containsExactly(team);
    assertThat(
            error(
                new TagCalls(Arns.DEFAULT, book)
                    .tag(new TagResource(ARN + "web:2", List.of(team)))))
        .isNotNull();
    deregister("web:1");
    delete("web:1");
    register("web");
    assertThat(book.tags(ResourceArn.parse(ARN + "web:1").orElseThrow())).isNull();
  }

  @Test
  @Tag("rule.td-refused-changes-nothing")
  void registration_thatIsRefused_usesNoRevision() {
    register("web");
    RegisterTaskDefinition wrong = task("containerDefinitions", List.of(app("memory", "")));

    assertThat(error(book.register(wrong, CALLER, 11)))
        .isInstanceOf(EcsError.ClientException.class);
    RegisterTaskDefinition unknown = task("family", "new", "networkMode", "x");
    assertThat(error(book.register(unknown, CALLER, 11))).isNotNull();
    assertThat(families()).containsExactly("web");
    assertThat(register("web").revision()).isEqualTo(2);
  }

  @Test
  @Tag("rule.td-a-million-revisions")
  void family_ofAMillionRevisions_isFull() {
    Family family = new Family(999_998);
    assertThat(family.isFull()).isFalse();
    assertThat(family.next()).isEqualTo(999_999);

    assertThat(new Family(999_999).isFull()).isFalse();
    assertThat(new Family(1_000_000).isFull()).isTrue();
  }

  @Test
  @Tag("rule.td-requires-attributes-are-described")
  void description_namesWhatTheFeaturesRequire() {
    RegisteredTaskDefinition web =
        response(book.register(task("networkMode", "awsvpc"), CALLER, 10)).taskDefinition();

    assertThat(web.requiresAttributes())
        .extracting(it -> it.name())
        .containsExactly("ecs.capability.task-eni");
    assertThat(web.compatibilities()).contains("EC2");
  }

  @Test
  @Tag("rule.td-declared-are-registered")
  void definition_thatCameWithTheWorld_keepsItsConstraintsAndLaunchTypes() {
    PlacementConstraint blue = new PlacementConstraint("memberOf", "attribute:stack == blue");
    RegisterTaskDefinition call =
        task("placementConstraints", List.of(Members.write(blue))).requiring(List.of("FARGATE"));
    TaskDefinition definition =
        Simulated.definition(
            Registration.of(call.requiring(null), Arns.DEFAULT, MissingAttribute.DIFFERS), 1);

    book.declare(new DeclaredDefinition(call, definition), CALLER);

    RegisteredTaskDefinition web = describe("web");
    assertThat(web.placementConstraints()).containsExactly(blue);
    assertThat(web.requiresCompatibilities()).containsExactly("FARGATE");
    assertThat(web.compatibilities()).contains("EC2").doesNotContain("FARGATE");
    assertThat(response(book.resolve("web")).constraints().count()).isEqualTo(1);
  }

  @Test
  void answer_ofAnyOperation_isThatOfItsMethod() {
    assertThat(book.answer(task(), CALLER, 10)).isInstanceOf(Outcome.Done.class);
    assertThat(book.answer(new DescribeTaskDefinition("web", null), CALLER, 11))
        .isEqualTo(book.describe(new DescribeTaskDefinition("web", null)));
    assertThat(book.answer(new DeregisterTaskDefinition("web"), CALLER, 12))
        .isEqualTo(Outcome.refused(new EcsError.ClientException("Revision is missing.")));
  }

  @Test
  void revision_resolved_bringsWhatTheSimulationNeeds() {
    register("web");

    Revision revision = response(book.resolve("web"));

    assertThat(revision.definition().qualifiedName()).isEqualTo("web:1");
    assertThat(revision.constraints().count()).isZero();
    assertThat(book.find(revision.arn())).isEqualTo(revision);
  }

  private RegisteredTaskDefinition register(String family) {
    return response(book.register(task("family", family), CALLER, 10)).taskDefinition();
  }

  private RegisteredTaskDefinition deregister(String name) {
    return response(book.deregister(new DeregisterTaskDefinition(name), 20)).taskDefinition();
  }

  private DeleteTaskDefinitions.Response delete(String... names) {
    return response(book.delete(new DeleteTaskDefinitions(List.of(names)), 30));
  }

  private void delete(boolean inUse, String name) {
    if (inUse) {
      referred.add(ARN + name);
    }
    delete(name);
  }

  private RegisteredTaskDefinition describe(String name) {
    return response(book.describe(new DescribeTaskDefinition(name, null))).taskDefinition();
  }

  private EcsError describeError(String name) {
    return error(book.describe(new DescribeTaskDefinition(name, null)));
  }

  private String resolved(String name) {
    return response(book.resolve(name)).arn();
  }

  private List<String> families() {
    return response(book.listFamilies(new ListTaskDefinitionFamilies(null, null, null, null)))
        .families();
  }
}
