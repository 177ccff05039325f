package io.counterservice.architecture;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static io.counterservice.architecture.Confinement.confine;
import static io.counterservice.architecture.Is.a;
import static io.counterservice.architecture.Place.ADAPTERS;
import static io.counterservice.architecture.Place.ADMIN;
import static io.counterservice.architecture.Place.PERSISTENCE;
import static io.counterservice.architecture.Place.PERSISTENCE_GRID;
import static io.counterservice.architecture.Place.PERSISTENCE_JPA;
import static io.counterservice.architecture.Place.PERSISTENCE_PASSWORDS;
import static io.counterservice.architecture.Place.REST;
import static io.counterservice.architecture.Place.REST_LIMIT;
import static io.counterservice.architecture.Place.REST_TOKENS;
import static io.counterservice.architecture.Place.TELEMETRY;
import static io.counterservice.architecture.Place.WEBSOCKET;
import static io.counterservice.architecture.Place.WIRING;
import static io.counterservice.architecture.Place.outside;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** Which library may be used where (A8), and that transactions and rows end in persistence (A9). */
@AnalyzeClasses(packages = House.ROOT, importOptions = House.ProductionOnly.class)
final class ConfinementRules {

  /** A library with no place yet is allowed nowhere; the change that brings it names its room. */
  static final List<Confinement> TABLE = List.of(//
      confine("com.hazelcast..").to(PERSISTENCE_GRID, WIRING), //
      confine("io.netty..", "reactor.netty..").to(REST, WEBSOCKET), //
      confine("io.github.bucket4j..").to(REST_LIMIT, WIRING), //
      confine("com.nimbusds..").to(REST_TOKENS), //
      confine("jakarta.persistence..", "org.springframework.data..").to(PERSISTENCE_JPA), //
      confine("java.sql..", "org.springframework.jdbc..").to(PERSISTENCE), //
      confine("org.springframework.security..").without("org.springframework.security.crypto..").to(ADMIN), //
      confine("org.springframework.security.crypto..").to(PERSISTENCE_PASSWORDS), //
      confine("tools.jackson..", "com.fasterxml.jackson..").to(ADAPTERS), //
      confine("org.thymeleaf..").to(), //
      confine("io.micrometer..").to(TELEMETRY));

  @ArchTest
  static final ArchRule A8_LIBRARIES_STAY_WHERE_THE_TABLE_SAYS = classes()
      .should(Confinement.holdFor(TABLE))
      .because("a library in one room can be replaced: use the port or the type of ours that the room offers");

  @ArchTest
  static void a8_every_room_of_the_table_uses_its_library(JavaClasses production) {
    assertThat(TABLE).filteredOn(row -> row.isStale(production)).isEmpty();
  }

  @ArchTest
  static final ArchRule A9_TRANSACTIONS_END_IN_PERSISTENCE = noClasses().that(outside(PERSISTENCE))
      .should().dependOnClassesThat(are(a("transaction", ConfinementRules::isTransaction)))
      .because("who else opens a transaction decides what is committed together: use an outbound port");

  @ArchTest
  static final ArchRule A9_ROWS_ARE_NOT_PUBLIC = classes().that(are(a("row", ConfinementRules::isRow)))
      .should().notBePublic().andShould().notBeProtected()
      .because("the shape of a table is a secret of its package: use a type of the domain outside");

  @ArchTest
  static final ArchRule A9_ROWS_STAY_IN_THEIR_PACKAGE = noCodeUnits()
      .should(new ForeignTypeCondition("speak of a row of another package", ConfinementRules::isRow))
      .because("the shape of a table is a secret of its package: use a type of the domain outside");

  private ConfinementRules() {}

  private static boolean isTransaction(JavaClass candidate) {
    return List.of("org.springframework.transaction.annotation.Transactional", "jakarta.transaction.Transactional")
        .contains(candidate.getName()) || candidate.isAssignableTo("org.springframework.transaction.support.TransactionOperations");
  }

  private static boolean isRow(JavaClass candidate) {
    return candidate.isAnnotatedWith("jakarta.persistence.Entity") || (candidate.isRecord() && candidate.getSimpleName().endsWith("Row"));
  }
}
