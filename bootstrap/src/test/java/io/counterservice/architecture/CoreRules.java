package io.counterservice.architecture;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static io.counterservice.architecture.Is.a;
import static io.counterservice.architecture.Is.handWritten;
import static io.counterservice.architecture.Is.jdk;
import static io.counterservice.architecture.Is.notPackages;
import static io.counterservice.architecture.Place.APPLICATION;
import static io.counterservice.architecture.Place.DOMAIN;
import static io.counterservice.architecture.Place.in;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Optional;

/** Domain and application: by allow-list (A2, A3), without hidden inputs (A10), unchanging (A11). */
@AnalyzeClasses(packages = House.ROOT, importOptions = House.ProductionOnly.class)
final class CoreRules {

  @ArchTest
  static final ArchRule A2_THE_DOMAIN_IS_THE_JDK_PLUS_ITSELF = classes().that(in(DOMAIN))
      .should().onlyDependOnClassesThat(in(DOMAIN)
          .or(jdk("java.lang..", "java.util..", "java.time..", "java.math..", "org.jspecify.annotations..")
              .and(notPackages("java.util.logging..", "java.util.concurrent.locks.."))))
      .because("a counter is arithmetic on values: use java.lang, java.util, java.time, java.math and the domain itself");

  @ArchTest
  static final ArchRule A3_THE_APPLICATION_IS_THE_JDK_PLUS_THE_DOMAIN = classes().that(in(APPLICATION))
      .should().onlyDependOnClassesThat(in(DOMAIN, APPLICATION)
          .or(jdk("java..", "org.jspecify.annotations..").and(notPackages("java.sql..", "java.net.http.."))))
      .because("frameworks stop at the adapters: use a port in application.port.out");

  @ArchTest
  static final ArchRule A10_NOTHING_IS_DECIDED_BY_A_HIDDEN_CLOCK_OR_DIE = noClasses().that(in(DOMAIN, APPLICATION))
      .should().accessTargetWhere(HiddenInput.READ)
      .because("the same input must give the same decision: use an InstantSource, LongSupplier or RandomGenerator from the constructor");

  @ArchTest
  static final ArchRule A11_DOMAIN_FIELDS_ARE_FINAL = fields().that().areDeclaredInClassesThat(in(DOMAIN))
      .should().haveModifier(FINAL)
      .because("a value that changes under its reader is no value: use a new one with what changed");

  @ArchTest
  static final ArchRule A11_THE_DOMAIN_HAS_NO_SETTERS = methods().that().areDeclaredInClassesThat(in(DOMAIN))
      .should().haveNameNotMatching("set[A-Z].*")
      .because("nothing in the domain is set from outside: use a method named after what happens, which returns the next value");

  @ArchTest
  static final ArchRule A11_DOMAIN_CLASSES_ARE_CLOSED = classes().that(in(DOMAIN)).and(handWritten()).and().areNotAnonymousClasses()
      .should(be(a("record, enum, sealed interface or final class", CoreRules::isClosed)))
      .because("whoever reads a switch must see every case: use a record, an enum, a sealed interface or a final class");

  @ArchTest
  static final ArchRule A11_THE_DOMAIN_HAS_NO_OPTIONAL_FIELDS = noFields().that().areDeclaredInClassesThat(in(DOMAIN))
      .should().haveRawType(Optional.class)
      .because("an Optional field is a third kind of nothing: use @Nullable");

  @ArchTest
  static final ArchRule A11_THE_DOMAIN_HAS_NO_OPTIONAL_PARAMETERS = noCodeUnits().that().areDeclaredInClassesThat(in(DOMAIN))
      .and(handWritten())
      .should().haveRawParameterTypes(Is.including(Optional.class))
      .because("an Optional parameter is a third kind of nothing: use @Nullable");

  @ArchTest
  static final ArchRule A11_THE_DOMAIN_HAS_NO_ARRAY_FIELDS = noFields().that().areDeclaredInClassesThat(in(DOMAIN)).and(handWritten())
      .should().haveRawType(a("array", JavaClass::isArray))
      .because("an array changes and compares by identity: use an unmodifiable List");

  private CoreRules() {}

  private static boolean isClosed(JavaClass candidate) {
    return candidate.isRecord() || candidate.isEnum() || candidate.isSealed() || candidate.getModifiers().contains(FINAL);
  }
}
