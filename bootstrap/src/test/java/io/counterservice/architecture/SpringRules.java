package io.counterservice.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static io.counterservice.architecture.Is.a;
import static io.counterservice.architecture.Is.handWritten;
import static io.counterservice.architecture.Place.ADAPTERS;
import static io.counterservice.architecture.Place.in;
import static io.counterservice.architecture.Place.outside;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScans;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;

/** One door per adapter, and Spring kept in its place (A13). */
@AnalyzeClasses(packages = House.ROOT, importOptions = House.ProductionOnly.class)
final class SpringRules {
  private static final DescribedPredicate<CanBeAnnotated> INJECTED = CanBeAnnotated.Predicates.annotatedWith(Autowired.class)
      .or(CanBeAnnotated.Predicates.annotatedWith(Value.class));

  /** The language makes a type public that another package of the same adapter uses; that opens no door, see the next rule. */
  @ArchTest
  static final ArchRule A13_ADAPTERS_ARE_PACKAGE_PRIVATE = classes().that(in(ADAPTERS)).and().areTopLevelClasses().and().arePublic()
      .and(handWritten()).should(be(a("door, or used by another package of its adapter", type -> isDoor(type) || isShared(type))))
      .because("what nobody outside needs can change freely: use no modifier");

  @ArchTest
  static final ArchRule A13_ADAPTERS_ARE_ENTERED_BY_THEIR_DOOR = noClasses().that(outside(ADAPTERS))
      .should().dependOnClassesThat(in(ADAPTERS).and(DescribedPredicate.not(a("door", SpringRules::isDoor))))
      .because("an adapter's inside is its own: use its XAdapter configuration");

  @ArchTest
  static final ArchRule A13_FIELDS_ARE_NOT_INJECTED = noFields().should(be(INJECTED))
      .because("an object must be whole when its constructor returns: use a constructor parameter");

  @ArchTest
  static final ArchRule A13_SETTERS_ARE_NOT_INJECTED = noMethods().should(be(INJECTED))
      .because("an object must be whole when its constructor returns: use a constructor parameter");

  @ArchTest
  static final ArchRule A13_STEREOTYPES_STAY_IN_ADAPTERS = noClasses().that(outside(ADAPTERS))
      .should(be(a("stereotype of Spring", SpringRules::isStereotype)))
      .because("outside the adapters wiring is read, not found: use a @Bean method in bootstrap.wiring");

  @ArchTest
  static final ArchRule A13_SCANS_STAY_IN_THEIR_PACKAGE = noClasses().should(be(a("scan of a foreign package", SpringRules::scansAbroad)))
      .because("a scan that reaches out wires by accident: use @Import or a @Bean method");

  private SpringRules() {}

  private static boolean isDoor(JavaClass type) {
    return type.getSimpleName().endsWith("Adapter") || type.isAnnotatedWith(Configuration.class);
  }

  private static boolean isShared(JavaClass type) {
    return type.getDirectDependenciesToSelf().stream().map(use -> use.getOriginClass())
        .anyMatch(user -> !user.getPackageName().equals(type.getPackageName())
            && Slice.ADAPTER.getIdentifierOf(user).equals(Slice.ADAPTER.getIdentifierOf(type)));
  }

  private static boolean isStereotype(JavaClass type) {
    return type.isMetaAnnotatedWith(Component.class) && !type.isMetaAnnotatedWith(Configuration.class);
  }

  private static boolean scansAbroad(JavaClass type) {
    return scannedPackages(type)
        .anyMatch(scanned -> !scanned.equals(type.getPackageName()) && !scanned.startsWith(type.getPackageName() + "."));
  }

  private static Stream<String> scannedPackages(JavaClass type) {
    if (!type.isMetaAnnotatedWith(ComponentScan.class) && !type.isMetaAnnotatedWith(ComponentScans.class))
      return Stream.empty();
    return AnnotatedElementUtils.getMergedRepeatableAnnotations(type.reflect(), ComponentScan.class).stream()
        .flatMap(scan -> Stream.concat(Arrays.stream(scan.basePackages()),
            Arrays.stream(scan.basePackageClasses()).map(Class::getPackageName)));
  }
}
