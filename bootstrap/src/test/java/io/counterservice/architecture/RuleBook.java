package io.counterservice.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** Every rule that a theme of this package declares. */
final class RuleBook {
  private static final List<JavaField> RULES = new ClassFileImporter()
      .importPackages(RuleBook.class.getPackageName()).stream().filter(theme -> theme.getSimpleName().endsWith("Rules"))
      .flatMap(theme -> theme.getFields().stream()).filter(field -> field.getRawType().isEquivalentTo(ArchRule.class)).toList();

  private RuleBook() {}

  /** The rules on what is delivered. */
  static List<ArchRule> production() {
    return RULES.stream().filter(field -> !isForTests(field)).map(RuleBook::valueOf).toList();
  }

  /** The rules on tests. */
  static List<ArchRule> tests() {
    return RULES.stream().filter(RuleBook::isForTests).map(RuleBook::valueOf).toList();
  }

  /** What a rule says of these classes, line by line; nothing where it does not concern them. */
  static List<String> violationsOf(ArchRule rule, JavaClasses classes) {
    return rule.allowEmptyShould(true).evaluate(classes).getFailureReport().getDetails();
  }

  private static boolean isForTests(JavaField field) {
    return field.getOwner().isEquivalentTo(TestSourceRules.class);
  }

  private static ArchRule valueOf(JavaField field) {
    try {
      return (ArchRule) field.reflect().get(null);
    } catch (IllegalAccessException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
