package io.tandem.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.boot.test.context.SpringBootTest;

/** What tests may lean on. */
@AnalyzeClasses(packages = "io.tandem", importOptions = OnlyIncludeTests.class)
class TestRulesTest {

  @ArchTest
  static final ArchRule noMocks =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.mockito..", "org.easymock..", "mockit..");

  @ArchTest
  static final ArchRule unitTestsStartNoSpring =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Test")
          .should()
          .beAnnotatedWith(SpringBootTest.class)
          .orShould()
          .dependOnClassesThat()
          .haveSimpleName("TestServer");

  @ArchTest
  static final ArchRule testsDoNotSleep =
      noClasses().should().callMethod(Thread.class, "sleep", long.class);

  @ArchTest
  static final ArchRule testsAreNamedSoThatTheyRun =
      classes()
          .that()
          .containAnyMethodsThat(
              com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith(
                  org.junit.jupiter.api.Test.class))
          .should()
          .haveNameMatching(".*(Test|IT|Contract)(\\$.*)?");
}
