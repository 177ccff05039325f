package io.counterservice.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Holds for each type in a signature that is of a sort and of another package than the signature. */
final class ForeignTypeCondition extends ArchCondition<JavaCodeUnit> {
  private final Predicate<JavaClass> sort;

  ForeignTypeCondition(String description, Predicate<JavaClass> sort) {
    super(description);
    this.sort = sort;
  }

  @Override
  public void check(JavaCodeUnit codeUnit, ConditionEvents events) {
    Stream.concat(Stream.of(codeUnit.getReturnType()), codeUnit.getParameterTypes().stream())
        .map(JavaType::getAllInvolvedRawTypes).flatMap(types -> types.stream()).distinct()
        .filter(sort).filter(type -> !type.getPackageName().equals(codeUnit.getOwner().getPackageName()))
        .forEach(type -> events.add(SimpleConditionEvent.satisfied(codeUnit, codeUnit.getDescription() + " speaks of " + type.getName())));
  }
}
