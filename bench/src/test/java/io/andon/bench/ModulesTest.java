package io.andon.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/**
 * Which module and which surface may know which other: the table in docs/architecture.md. In the
 * module that is built last, which sees all of them.
 */
@AnalyzeClasses(packages = "io.andon", importOptions = ImportOption.DoNotIncludeTests.class)
class ModulesTest {
  private static final SliceAssignment PACKAGES =
      new SliceAssignment() {
        @Override
        public String getDescription() {
          return "packages";
        }

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
          return SliceIdentifier.of(type.getPackageName());
        }
      };

  @ArchTest
  static final ArchRule schemasKnowNobody =
      noClasses()
          .that()
          .resideInAPackage("io.andon.schema..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.andon.core..",
              "io.andon.topology..",
              "io.andon.gateway..",
              "io.andon.standalone..");

  @ArchTest
  static final ArchRule theCoreKnowsOnlySchemas =
      noClasses()
          .that()
          .resideInAPackage("io.andon.core..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.andon.topology..",
              "io.andon.gateway..",
              "io.andon.standalone..",
              "io.andon.schema.serde..",
              "org.apache.kafka..");

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
              "io.andon.topology.kv..",
              "io.andon.topology.store..",
              "io.andon.topology.ingest..",
              "io.andon.topology.space..",
              "io.andon.topology.delivery.stream..",
              "io.andon.core.correlation..",
              "io.andon.core.command..");

  /** What a request needs is in the core; the topology is what a node starts. */
  @ArchTest
  static final ArchRule surfacesKnowNoTopology =
      noClasses()
          .that()
          .resideInAPackage("io.andon.gateway.surface..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.andon.topology..");

  @ArchTest
  static final ArchRule packagesFormNoCircle =
      slices().assignedFrom(PACKAGES).should().beFreeOfCycles();

  @ArchTest
  static final ArchRule surfacesKnowNothingOfEachOther =
      slices()
          .matching("io.andon.gateway.surface.(quality|downtime|spaces|webhook)..")
          .should()
          .notDependOnEachOther();
}
