package io.counterservice.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** Ways to cut the house into parts that are compared with each other. */
enum Slice implements SliceAssignment {
  /** One slice per adapter. */
  ADAPTER("adapters", "adapter.(*).."),
  /** One slice per package. */
  PACKAGE("packages", "(**)");

  private final String description;
  private final String pattern;

  Slice(String description, String pattern) {
    this.description = description;
    this.pattern = pattern;
  }

  @Override
  public SliceIdentifier getIdentifierOf(JavaClass candidate) {
    return House.addressOf(candidate).flatMap(PackageMatcher.of(pattern)::match).map(match -> SliceIdentifier.of(match.getGroup(1)))
        .orElseGet(SliceIdentifier::ignore);
  }

  @Override
  public String getDescription() {
    return description;
  }
}
