package io.counterservice.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.counterservice.architecture.Is.callOf;
import static io.counterservice.architecture.Is.packages;
import static io.counterservice.architecture.Place.eventLoops;
import static io.counterservice.architecture.Place.in;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.concurrent.Future;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Event loops do not block (A12). */
@AnalyzeClasses(packages = House.ROOT, importOptions = House.ProductionOnly.class)
final class EventLoopRules {
  private static final DescribedPredicate<JavaAccess<?>> BLOCKS = DescribedPredicate
      .or(callOf(Mono.class, "block.*"), callOf(Flux.class, "block.*|toIterable|toStream"), callOf(Future.class, "get|join"),
          callOf(Thread.class, "sleep"), callOf(Object.class, "wait"))
      .as("the call blocks");

  @ArchTest
  static final ArchRule A12_EVENT_LOOPS_DO_NOT_WAIT = noClasses().that(in(eventLoops()))
      .should().accessTargetWhere(BLOCKS)
      .because("one waiting loop stops every connection it serves: use thenApply, flatMap or another continuation");

  @ArchTest
  static final ArchRule A12_EVENT_LOOPS_DO_NOT_LOCK_OR_QUERY = noClasses().that(in(eventLoops()))
      .should().dependOnClassesThat(packages("java.sql..", "java.util.concurrent.locks.."))
      .because("one waiting loop stops every connection it serves: use a port, or an atomic");

  private EventLoopRules() {}
}
