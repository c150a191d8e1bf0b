package io.andon.topology;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.andon.topology.time.Punctuators;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.Processor;

/** The rules of docs/architecture.md inside this module. */
@AnalyzeClasses(
    packages = "io.andon.topology",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule onlyTransportsTalkToOthers =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.andon.topology.delivery.webhook", "io.andon.topology.delivery.mail")
          .and()
          .doNotHaveFullyQualifiedName("io.andon.topology.settings.SmtpSettings") // an address
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.hc..", "jakarta.mail..", "org.eclipse.angus..", "java.net.http..");

  /** Kafka Streams calls init again on the same processor, when the store may have changed. */
  @ArchTest
  static final ArchRule processorsBeginAnew =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .areAssignableTo(assignableTo(Processor.class).or(assignableTo(FixedKeyProcessor.class)))
          .and()
          .areNotStatic()
          .and()
          .haveRawType(
              assignableTo(Map.class)
                  .or(assignableTo(Collection.class))
                  .or(describe("reads the task's store", ArchitectureTest::holdsAStore)))
          .should()
          .notBeFinal()
          .because("what a processor remembers is made in init");

  private static boolean holdsAStore(JavaClass type) {
    return type.getFields().stream()
        .anyMatch(field -> field.getRawType().isAssignableTo(StateStore.class));
  }

  /** Kafka Streams goes on calling those of an earlier life of the task. */
  @ArchTest
  static final ArchRule punctuatorsEndWithTheirProcessor =
      noClasses()
          .that()
          .areNotAssignableTo(Punctuators.class)
          .should()
          .callMethodWhere(
              target(name("schedule")).and(target(owner(assignableTo(ProcessingContext.class)))))
          .because("what was scheduled has to be cancelled when the processor is closed");

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
  static final ArchRule nobodyRollsDice =
      noClasses()
          .should()
          .callMethod(java.util.UUID.class, "randomUUID")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(java.util.Random.class);
}
