package dev.berth;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.Serializable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the directions between modules and packages that the architecture allows. */
class ArchitectureTest {
  private static final String ENGINE = "dev.berth.engine..";
  private static final String SCENARIOS = "dev.berth.scenarios..";
  private static final String REPORTS = "dev.berth.reports..";
  private static final String HTTP = "dev.berth.http..";
  private static final String CLI = "dev.berth.cli..";
  private static final String BENCH = "dev.berth.bench..";

  private static final String[] CORE = {
    "dev.berth.engine.placement..",
    "dev.berth.engine.lifecycle..",
    "dev.berth.engine.model..",
    "dev.berth.engine.capacity..",
    "dev.berth.engine.packing..",
    "dev.berth.engine.random.."
  };

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("dev.berth");

  @Test
  void classes_ofEveryModuleOnThePath_areSeen() {
    assertThat(CLASSES)
        .extracting(each -> each.getPackageName().replaceAll("^dev\\.berth\\.(\\w+).*", "$1"))
        .contains("engine", "cli");
  }

  @Test
  void engine_inItsDependencies_knowsNoOtherModule() {
    check(noUse(ENGINE, SCENARIOS, REPORTS, HTTP, CLI, BENCH));
  }

  @Test
  void scenarios_inItsDependencies_knowsEngineOnly() {
    check(noUse(SCENARIOS, REPORTS, HTTP, CLI, BENCH));
  }

  @Test
  void reports_inItsDependencies_knowsResultsOfEngineOnly() {
    check(
        noUse(
            REPORTS,
            SCENARIOS,
            HTTP,
            CLI,
            BENCH,
            "dev.berth.engine.actors..",
            "dev.berth.engine.time..",
            "org.apache.pekko.."));
  }

  @Test
  void http_inItsDependencies_knowsNeitherCliNorBench() {
    check(noUse(HTTP, CLI, BENCH));
  }

  @Test
  void cli_inItsDependencies_doesNotKnowBench() {
    check(noUse(CLI, BENCH));
  }

  @Test
  void engine_inItsDependencies_knowsNeitherJsonNorHttp() {
    check(
        noUse(
            ENGINE,
            "tools.jackson..",
            "com.fasterxml..",
            "org.apache.pekko.http..",
            "org.apache.pekko.stream..",
            "java.net.http.."));
  }

  @Test
  void functionalCore_inItsDependencies_isPure() {
    check(
        noUse(
            CORE,
            "org.apache.pekko..",
            "org.slf4j..",
            "java.util.logging..",
            "java.nio.file..",
            "java.nio.channels..",
            "java.net..",
            "dev.berth.engine.actors.."));
    check(
        noClasses()
            .that(resideInAnyPackage(CORE))
            .should()
            .dependOnClassesThat(
                resideInAPackage("java.io..").and(not(equivalentTo(Serializable.class)))));
  }

  @Test
  void pekko_insideEngine_isUsedByActorsWorldAndItsTimeOnly() {
    check(
        noClasses()
            .that(resideInAPackage(ENGINE))
            .and()
            .resideOutsideOfPackages("dev.berth.engine.actors..", "dev.berth.engine.time.pekko..")
            .and()
            .haveNameNotMatching("dev\\.berth\\.engine\\.World(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.pekko.."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"engine", "scenarios", "reports", "http", "cli"})
  void packages_ofOneModule_haveNoCycles(String module) {
    check(slices().matching("dev.berth." + module + ".(*)..").should().beFreeOfCycles());
  }

  @Test
  void exit_ofTheProcess_isDecidedByCliAndHttpOnly() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(CLI, HTTP)
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class));
  }

  private static ArchRule noUse(String[] users, String... used) {
    return noClasses()
        .that()
        .resideInAnyPackage(users)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(used);
  }

  private static ArchRule noUse(String user, String... used) {
    return noUse(new String[] {user}, used);
  }

  /** Checks one rule; a package that does not exist yet violates nothing. */
  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(CLASSES);
  }
}
