package io.counterservice.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.counterservice.architecture.Place.APPLICATION;
import static io.counterservice.architecture.Place.BOOTSTRAP;
import static io.counterservice.architecture.Place.PORTS;
import static io.counterservice.architecture.Place.in;
import static io.counterservice.architecture.Place.outside;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which way the arrows point: adapters to ports (A5), never to each other (A6), nobody to bootstrap (A7), never in a circle (A15). */
@AnalyzeClasses(packages = House.ROOT, importOptions = House.ProductionOnly.class)
final class ArrowRules {

  @ArchTest
  static final ArchRule A5_ADAPTERS_ENTER_BY_PORTS = noClasses().that(outside(APPLICATION, BOOTSTRAP))
      .should().dependOnClassesThat(in(APPLICATION).and(outside(PORTS)))
      .because("services may change without their callers: use a port in application.port");

  @ArchTest
  static final ArchRule A6_ADAPTERS_ARE_STRANGERS = slices().assignedFrom(Slice.ADAPTER)
      .should().notDependOnEachOther()
      .because("each adapter can be taken away alone: use a port, and let bootstrap join the two");

  @ArchTest
  static final ArchRule A7_NOBODY_DEPENDS_ON_BOOTSTRAP = noClasses().that(outside(BOOTSTRAP))
      .should().dependOnClassesThat(in(BOOTSTRAP))
      .because("the part that knows everybody must be known by nobody: use a constructor parameter");

  @ArchTest
  static final ArchRule A15_PACKAGES_HAVE_NO_CYCLES = slices().assignedFrom(Slice.PACKAGE)
      .should().beFreeOfCycles()
      .because("packages in a circle are one package with long names: use one direction, or move the type both need");

  private ArrowRules() {}
}
