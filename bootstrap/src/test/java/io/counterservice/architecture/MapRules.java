package io.counterservice.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** The map is real (A0), and nobody lives outside it (A1). */
@AnalyzeClasses(packages = House.ROOT, importOptions = House.ProductionOnly.class)
final class MapRules {

  @ArchTest
  static final ArchRule A1_EVERY_CLASS_LIVES_IN_A_MODULE = classes().should(be(Place.in(Place.modules()).as("at home in a module")))
      .because("a class without a home belongs to nobody: use a package of the module whose question it answers");

  @ArchTest
  static void a0_every_place_has_a_class(JavaClasses production) {
    assertThat(emptyPlaces(production)).isEmpty();
  }

  @ArchTest
  static void a0_every_class_has_a_place(JavaClasses production) {
    assertThat(strangers(production)).isEmpty();
  }

  @ArchTest
  static void a0_only_what_is_delivered_is_imported(JavaClasses production) {
    assertThat(production).extracting(imported -> imported.getSource().orElseThrow().getUri().toString())
        .noneMatch(source -> source.contains("/test-classes/") || source.contains("-tests.jar"));
  }

  /** The places of the map in which no class lives. */
  static List<Place> emptyPlaces(JavaClasses imported) {
    return Stream.of(Place.values()).filter(place -> imported.stream().noneMatch(place::isHomeOf)).toList();
  }

  /** The classes that live in no place of the map. */
  static List<String> strangers(JavaClasses imported) {
    return imported.stream().filter(Place.outside(Place.values())).map(JavaClass::getName).toList();
  }
}
