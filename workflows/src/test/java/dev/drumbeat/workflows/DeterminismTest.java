package dev.drumbeat.workflows;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.InstantSource;
import java.util.Calendar;
import java.util.Collections;
import java.util.Date;
import java.util.UUID;
import java.util.random.RandomGenerator;
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
        .callMethodWhere(
            target(nameMatching("now(InUtc)?")).and(target(owner(resideInAPackage("java.time..")))))
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .dependOnClassesThat(
            assignableTo(InstantSource.class)
                .or(assignableTo(Date.class))
                .or(assignableTo(Calendar.class)))
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
        .callMethod(StrictMath.class, "random")
        .orShould()
        .callMethodWhere(
            target(name("shuffle")).and(target(owner(assignableTo(Collections.class)))))
        .orShould()
        .dependOnClassesThat(
            assignableTo(RandomGenerator.class).or(resideInAPackage("java.util.random..")))
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
