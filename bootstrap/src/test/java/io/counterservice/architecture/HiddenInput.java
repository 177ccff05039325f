package io.counterservice.architecture;

import static io.counterservice.architecture.Is.callOf;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.ConstructorCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Reads of time, chance or environment that no caller can see or replace. */
final class HiddenInput {
  static final DescribedPredicate<JavaAccess<?>> READ = DescribedPredicate
      .or(callOf(Instant.class, "now"), callOf(LocalDateTime.class, "now"), callOf(Clock.class, "system.*"),
          callOf(System.class, "currentTimeMillis|nanoTime|getenv|getProperty"), callOf(UUID.class, "randomUUID"),
          callOf(Math.class, "random"), callOf(ThreadLocalRandom.class, "current"), unseededRandom())
      .as("a hidden clock, die or environment is read");

  private HiddenInput() {}

  private static DescribedPredicate<JavaAccess<?>> unseededRandom() {
    return DescribedPredicate.describe("new Random()", access -> access.getTarget() instanceof ConstructorCallTarget target
        && target.getOwner().isAssignableTo(Random.class) && target.getRawParameterTypes().isEmpty());
  }
}
