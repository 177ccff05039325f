package io.counterservice.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

/** Parameters, results and their type arguments are of the JDK, the domain or the ports. */
final class SignatureCondition extends ArchCondition<JavaMethod> {
  static final SignatureCondition INSTANCE = new SignatureCondition();
  private static final DescribedPredicate<JavaClass> SPEAKABLE = Is.jdk("java..").or(Place.in(Place.DOMAIN, Place.PORTS));

  private SignatureCondition() {
    super("speak only of the JDK, the domain and the ports");
  }

  @Override
  public void check(JavaMethod method, ConditionEvents events) {
    Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream())
        .map(JavaType::getAllInvolvedRawTypes).flatMap(types -> types.stream()).distinct()
        .filter(type -> !SPEAKABLE.test(type))
        .forEach(type -> events.add(SimpleConditionEvent.violated(method, method.getDescription() + " speaks of " + type.getName())));
  }
}
