package io.counterservice.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** Classes of the offenders' house, by name within it, the rule they break and what the rule must say. */
record Offence(ArchRule rule, String violation, List<String> offenders) {
  private static final JavaClasses HOUSE = new ClassFileImporter().importPackages(House.OFFENDERS);

  static Offence against(ArchRule rule, String violation, String... offenders) {
    return new Offence(rule, violation, List.of(offenders));
  }

  JavaClasses imported() {
    return imported(offenders);
  }

  /** Offenders by name within their house. */
  static JavaClasses imported(List<String> offenders) {
    JavaClasses found = HOUSE.that(DescribedPredicate.describe("offend", candidate -> offenders.contains(nameOf(candidate))));
    if (found.size() != offenders.size())
      throw new IllegalArgumentException("no such offenders: " + offenders);
    return found;
  }

  private static String nameOf(JavaClass candidate) {
    return candidate.getName().substring(House.OFFENDERS.length() + 1);
  }

  @Override
  public String toString() {
    return String.join(" and ", offenders);
  }
}
