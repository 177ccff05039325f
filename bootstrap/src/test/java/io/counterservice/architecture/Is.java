package io.counterservice.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import com.tngtech.archunit.core.domain.properties.HasName;
import java.util.List;
import java.util.function.Predicate;

/** Predicates that read as words of a rule. */
final class Is {
  private Is() {}

  static DescribedPredicate<JavaClass> a(String description, Predicate<JavaClass> test) {
    return DescribedPredicate.describe("a " + description, test);
  }

  /** Classes of these packages, and arrays of them. */
  static DescribedPredicate<JavaClass> packages(String... packages) {
    DescribedPredicate<JavaClass> resident = JavaClass.Predicates.resideInAnyPackage(packages);
    return DescribedPredicate.describe("are of " + String.join(", ", packages),
        candidate -> resident.test(candidate.getBaseComponentType()));
  }

  static DescribedPredicate<JavaClass> notPackages(String... packages) {
    return DescribedPredicate.not(packages(packages)).as("are not of " + String.join(", ", packages));
  }

  /** Classes of the JDK's own packages named, primitives among them. */
  static DescribedPredicate<JavaClass> jdk(String... packages) {
    return packages(packages).or(DescribedPredicate.describe("are primitive", type -> type.getBaseComponentType().isPrimitive()));
  }

  /** What somebody wrote: neither {@code package-info} nor what the compiler adds. */
  static <T extends HasModifiers & HasName> DescribedPredicate<T> handWritten() {
    return DescribedPredicate.describe("are written by hand", candidate -> !candidate.getModifiers().contains(JavaModifier.SYNTHETIC)
        && !candidate.getName().endsWith("package-info"));
  }

  /** Lists of types with this one among them. */
  static DescribedPredicate<List<JavaClass>> including(Class<?> type) {
    return DescribedPredicate.describe("including " + type.getSimpleName(),
        types -> types.stream().anyMatch(candidate -> candidate.isEquivalentTo(type)));
  }

  /** Accesses to a method or constructor of this type or its subtypes, also by method reference. */
  static DescribedPredicate<JavaAccess<?>> callOf(Class<?> owner, String names) {
    return DescribedPredicate.describe(owner.getSimpleName() + "." + names,
        access -> access.getTarget().getOwner().isAssignableTo(owner) && access.getTarget().getName().matches(names));
  }
}
