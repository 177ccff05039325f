package io.counterservice.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.counterservice.architecture.Is.a;
import static io.counterservice.architecture.Is.callOf;
import static io.counterservice.architecture.Is.handWritten;
import static io.counterservice.architecture.Place.APPLICATION;
import static io.counterservice.architecture.Place.DOMAIN;
import static io.counterservice.architecture.Place.PORTS_OUT;
import static io.counterservice.architecture.Place.in;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import reactor.test.StepVerifier;

/** Rules for tests, run on the tests of every module together with what they test. */
@AnalyzeClasses(locations = House.EverySource.class, importOptions = House.WithoutOffenders.class)
final class TestSourceRules {

  @ArchTest
  static final ArchRule NOBODY_SLEEPS = noClasses().should().accessTargetWhere(callOf(Thread.class, "sleep"))
      .because("a sleep is too short on one machine and too long on all others: use a latch, a queue or a condition with a deadline");

  @ArchTest
  static final ArchRule NOBODY_VERIFIES_WITHOUT_A_LIMIT = noClasses()
      .should().accessTargetWhere(callOf(StepVerifier.LastStep.class, "verifyComplete"))
      .because("a stream that never ends hangs the build: use expectComplete().verify(Duration)");

  @ArchTest
  static final ArchRule THE_CORE_IS_NOT_MOCKED = noClasses().that(in(DOMAIN, APPLICATION))
      .should().dependOnClassesThat().resideInAPackage("org.mockito..")
      .because("a mock repeats what its author believes: use the fake that passes the port's contract");

  @ArchTest
  static final ArchRule CONTRACTS_ARE_ABSTRACT = classes().that().haveSimpleNameEndingWith("Contract")
      .should().haveModifier(JavaModifier.ABSTRACT)
      .because("a contract speaks of every implementation: use an abstract class with a method that gives the implementation");

  @ArchTest
  static final ArchRule CONTRACTS_BIND_A_FAKE_AND_THE_REAL_THING = classes().that().haveSimpleNameEndingWith("Contract")
      .should(have(a("subclass XTest with the fake and a subclass XIT with the real thing", TestSourceRules::bindsBoth)))
      .because("a contract that only one side keeps proves nothing: use a subclass for the in-memory and one for the real implementation");

  @ArchTest
  static final ArchRule OUTBOUND_PORTS_HAVE_A_CONTRACT = classes().that(in(PORTS_OUT)).and(handWritten()).and().areInterfaces()
      .and().areTopLevelClasses().and().haveSimpleNameNotEndingWith("Listener")
      .should(be(a("port that some contract asks its subclasses for", TestSourceRules::hasContract)))
      .because("two implementations of an unwritten law differ: use an abstract XContract beside the port's fake");

  private TestSourceRules() {}

  private static boolean bindsBoth(JavaClass contract) {
    return contract.getAllSubclasses().stream().anyMatch(law -> law.getSimpleName().endsWith("Test"))
        && contract.getAllSubclasses().stream().anyMatch(law -> law.getSimpleName().endsWith("IT"));
  }

  private static boolean hasContract(JavaClass port) {
    return port.getDirectDependenciesToSelf().stream().map(use -> use.getOriginClass())
        .anyMatch(user -> user.getSimpleName().endsWith("Contract") && asksFor(port, user));
  }

  private static boolean asksFor(JavaClass port, JavaClass contract) {
    return contract.getMethods().stream()
        .anyMatch(method -> method.getModifiers().contains(JavaModifier.ABSTRACT) && method.getRawReturnType().equals(port));
  }
}
