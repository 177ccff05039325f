package io.counterservice.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.counterservice.architecture.Is.a;
import static io.counterservice.architecture.Is.handWritten;
import static io.counterservice.architecture.Place.APPLICATION;
import static io.counterservice.architecture.Place.PORTS;
import static io.counterservice.architecture.Place.PORTS_IN;
import static io.counterservice.architecture.Place.PORTS_OUT;
import static io.counterservice.architecture.Place.in;
import static io.counterservice.architecture.Place.outside;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Ports are contracts (A4): {@code application.port} itself holds the words that both sides share. */
@AnalyzeClasses(packages = House.ROOT, importOptions = House.ProductionOnly.class)
final class PortRules {

  @ArchTest
  static final ArchRule A4_PORTS_HOLD_CONTRACTS_ONLY = classes().that(in(PORTS)).and(handWritten()).and().areNotAnonymousClasses()
      .should(be(a("interface, record, enum or exception", PortRules::isContract)))
      .because("a port says what and not how: use a service in the application for behaviour");

  @ArchTest
  static final ArchRule A4_INBOUND_PORTS_DO_NOT_SEE_OUTBOUND_ONES = noClasses().that(in(PORTS_IN))
      .should().dependOnClassesThat(in(PORTS_OUT))
      .because("a caller must not learn what the application asks of the world: use a type of the domain or of application.port");

  @ArchTest
  static final ArchRule A4_OUTBOUND_PORTS_DO_NOT_SEE_INBOUND_ONES = noClasses().that(in(PORTS_OUT))
      .should().dependOnClassesThat(in(PORTS_IN))
      .because("an adapter must not learn who asks: use a type of the domain or of application.port");

  @ArchTest
  static final ArchRule A4_PORTS_DO_NOT_SEE_SERVICES = noClasses().that(in(PORTS))
      .should().dependOnClassesThat(in(APPLICATION).and(outside(PORTS)))
      .because("a contract that names its fulfilment cannot be fulfilled by another: use a type of the domain");

  @ArchTest
  static final ArchRule A4_PORTS_SPEAK_JDK_AND_DOMAIN = methods().that().areDeclaredInClassesThat(in(PORTS)).and().arePublic()
      .should(SignatureCondition.INSTANCE)
      .because("both sides must be able to say it: use a JDK type, a type of the domain or a record beside the port");

  private PortRules() {}

  private static boolean isContract(JavaClass candidate) {
    return candidate.isInterface() || candidate.isRecord() || candidate.isEnum() || candidate.isAssignableTo(Exception.class);
  }
}
