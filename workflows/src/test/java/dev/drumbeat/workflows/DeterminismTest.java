package dev.drumbeat.workflows;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** What would make a replay take another way than the first time is not in workflow code. */
class DeterminismTest {
  private final JavaClasses code =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.drumbeat.workflows");

  @Test
  void workflowsSeeNoClock() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .callMethod(OffsetDateTime.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .check(code);
  }

  @Test
  void workflowsSeeNoRandom() {
    noClasses()
        .should()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Random.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(ThreadLocalRandom.class)
        .check(code);
  }

  @Test
  void workflowsStartNoThreadAndTouchNoWorld() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("java.util.concurrent..")
                .or(resideInAPackage("java.net.."))
                .or(resideInAPackage("java.nio.file.."))
                .or(resideInAPackage("java.sql..")))
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Thread.class)
        .check(code);
  }

  @Test
  void workflowsDependOnTheEngineAndItsJsonAlone() {
    classes()
        .should()
        .onlyDependOnClassesThat(
            resideInAPackage("dev.drumbeat.workflows..")
                .or(resideInAPackage("java.."))
                .or(resideInAPackage("io.temporal.."))
                .or(resideInAPackage("com.google.protobuf.."))
                .or(resideInAPackage("tools.jackson.."))
                .or(resideInAPackage("org.jspecify..")))
        .check(code);
  }
}
