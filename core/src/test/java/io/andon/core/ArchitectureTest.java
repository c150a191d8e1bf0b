package io.andon.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.andon.core.asset.AssetGraph;
import io.andon.core.correlation.OpenIncidents;
import io.andon.schema.Asset;
import io.andon.schema.Incident;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;

/**
 * What makes decisions repeatable: the same view and the same input give the same changes. That no
 * decision knows Kafka is the build's business: its classes are not there.
 */
@AnalyzeClasses(packages = "io.andon.core", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule nobodyReadsTheClock =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class);

  @ArchTest
  static final ArchRule nobodyLooksNamesUp =
      noClasses().should().callMethod(InetAddress.class, "getAllByName", String.class);

  @ArchTest
  static final ArchRule nobodyRollsDice =
      noClasses()
          .should()
          .callMethod(java.util.UUID.class, "randomUUID")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(java.util.Random.class);

  /** A view hands them out as it has them; it follows what is written, not what is decided. */
  @ArchTest
  static final ArchRule nobodyChangesWhatAViewKeepsInMemory =
      noClasses()
          .that()
          .doNotBelongToAnyOf(AssetGraph.class, OpenIncidents.class)
          .should()
          .callMethod(AssetGraph.class, "put", Asset.class)
          .orShould()
          .callMethod(AssetGraph.class, "remove", String.class)
          .orShould()
          .callMethod(OpenIncidents.class, "put", Incident.class);

  @ArchTest
  static final ArchRule nobodyTalksToOthers =
      noClasses().should().dependOnClassesThat().resideInAPackage("java.net.http..");
}
