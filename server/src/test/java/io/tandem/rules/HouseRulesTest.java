package io.tandem.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The house rules of CONTRIBUTING.md that classes can break. */
@AnalyzeClasses(packages = "io.tandem", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

  private static final Set<Class<?>> CLOCKS =
      Set.of(
          Instant.class,
          LocalDate.class,
          LocalDateTime.class,
          OffsetDateTime.class,
          ZonedDateTime.class);

  @ArchTest
  static final ArchRule innerPartsAreHidden =
      classes()
          .that()
          .haveSimpleNameEndingWith("Controller")
          .or()
          .haveSimpleNameEndingWith("Store")
          .or()
          .haveSimpleNameEndingWith("Job")
          .or()
          .haveSimpleNameEndingWith("Settings")
          .should()
          .bePackagePrivate()
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      noClasses().should().haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Base)");

  @ArchTest
  static final ArchRule timeComesFromTheClock =
      noClasses()
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "now() without a clock",
                  call ->
                      call.getName().equals("now")
                          && call.getTarget().getRawParameterTypes().isEmpty()
                          && CLOCKS.stream()
                              .anyMatch(c -> call.getTargetOwner().isEquivalentTo(c))))
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone");

  @ArchTest
  static final ArchRule onlyTheWarehouseOpensAnalyticsConnections =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.tandem.warehouse..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.duckdb..")
          .orShould()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "DriverManager.getConnection",
                  call ->
                      call.getTargetOwner().isEquivalentTo(java.sql.DriverManager.class)
                          && call.getName().equals("getConnection")));

  @ArchTest
  static final ArchRule onlyStoresHoldSql =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Store")
          .and()
          .resideOutsideOfPackage("io.tandem.platform..")
          .should(dependOnJdbc());

  @ArchTest
  static final ArchRule dependenciesAreInjectedThroughConstructors =
      noFields().should().beAnnotatedWith(Autowired.class).orShould().beAnnotatedWith(Value.class);

  @ArchTest
  static final ArchRule foundationsNobodyNeeds =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("lombok..", "jakarta.persistence..", "org.hibernate..");

  @ArchTest
  static final ArchRule everyPackageIsNullMarked =
      classes()
          .that()
          .doNotHaveModifier(JavaModifier.SYNTHETIC)
          .should(resideInANullMarkedPackage());

  private static ArchCondition<JavaClass> dependOnJdbc() {
    return new ArchCondition<>("run SQL") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        JavaClass outer = type;
        while (outer.getEnclosingClass().isPresent()) {
          outer = outer.getEnclosingClass().get();
        }
        boolean inStore = outer.getSimpleName().endsWith("Store");
        for (JavaAccess<?> access : type.getAccessesFromSelf()) {
          boolean jdbc =
              access.getTargetOwner().isAssignableTo(JdbcClient.class)
                  || access.getTargetOwner().isAssignableTo(JdbcOperations.class);
          if (jdbc) {
            events.add(new SimpleConditionEvent(type, !inStore, access.getDescription()));
          }
        }
      }
    };
  }

  private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
    return new ArchCondition<>("reside in a @NullMarked package") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean marked = type.getPackage().tryGetAnnotationOfType(NullMarked.class).isPresent();
        events.add(
            new SimpleConditionEvent(
                type, marked, type.getPackageName() + " has no @NullMarked package-info"));
      }
    };
  }
}
