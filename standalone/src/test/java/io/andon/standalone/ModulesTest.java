package io.andon.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which module and which surface may know which other: the table in docs/architecture.md. */
@AnalyzeClasses(packages = "io.andon", importOptions = ImportOption.DoNotIncludeTests.class)
class ModulesTest {
  @ArchTest
  static final ArchRule schemasKnowNobody =
      noClasses()
          .that()
          .resideInAPackage("io.andon.schema..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.andon.topology..", "io.andon.gateway..", "io.andon.standalone..");

  @ArchTest
  static final ArchRule theTopologyKnowsNoGateway =
      noClasses()
          .that()
          .resideInAPackage("io.andon.topology..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.andon.gateway..", "io.andon.standalone..", "io.javalin..");

  @ArchTest
  static final ArchRule theProductKnowsNothingOfTheDemo =
      noClasses()
          .that()
          .resideInAPackage("io.andon.gateway..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.andon.standalone..");

  @ArchTest
  static final ArchRule theGatewayReadsOnlyThroughQueries =
      noClasses()
          .that()
          .resideInAPackage("io.andon.gateway..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.andon.topology.store..",
              "io.andon.topology.evidence..",
              "io.andon.topology.space..",
              "io.andon.topology.correlation..",
              "io.andon.topology.delivery.stream..");

  @ArchTest
  static final ArchRule surfacesKnowNothingOfEachOther =
      slices()
          .matching("io.andon.gateway.(quality|downtime|spaces|webhook)..")
          .should()
          .notDependOnEachOther();
}
