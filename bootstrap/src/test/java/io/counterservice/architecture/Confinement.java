package io.counterservice.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;

/**
 * One row of the confinement table: a library, by its packages, and the only places that may use it.
 *
 * @param others packages of the library that another row speaks of
 */
record Confinement(List<String> packages, List<String> others, List<Place> places) {

  static Confinement confine(String... packages) {
    return new Confinement(List.of(packages), List.of(), List.of());
  }

  Confinement without(String... excepted) {
    return new Confinement(packages, List.of(excepted), places);
  }

  Confinement to(Place... allowed) {
    return new Confinement(packages, others, List.of(allowed));
  }

  /** Whether the row names places and none of them uses the library. */
  boolean isStale(JavaClasses imported) {
    return !places.isEmpty() && imported.stream().filter(this::isAllowed).allMatch(user -> uses(user).findAny().isEmpty());
  }

  static ArchCondition<JavaClass> holdFor(List<Confinement> table) {
    return new ArchCondition<>("use each library only where it is confined to") {
      @Override
      public void check(JavaClass candidate, ConditionEvents events) {
        for (Confinement row : table)
          if (!row.isAllowed(candidate))
            row.uses(candidate).forEach(use -> events.add(SimpleConditionEvent.violated(use, use.getDescription() + ", " + row)));
      }
    };
  }

  private boolean isAllowed(JavaClass user) {
    return places.stream().anyMatch(place -> place.isHomeOf(user));
  }

  private Stream<Dependency> uses(JavaClass user) {
    DescribedPredicate<JavaClass> library = JavaClass.Predicates.resideInAnyPackage(packages.toArray(String[]::new))
        .and(JavaClass.Predicates.resideOutsideOfPackages(others.toArray(String[]::new)));
    return user.getDirectDependenciesFromSelf().stream().filter(use -> library.test(use.getTargetClass()));
  }

  @Override
  public String toString() {
    return "but %s is confined to %s".formatted(packages, places);
  }
}
