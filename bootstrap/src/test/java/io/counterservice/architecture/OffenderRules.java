package io.counterservice.architecture;

import static io.counterservice.architecture.Offence.against;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Rules bite (A14): each has an offender that breaks it and no other. */
final class OffenderRules {

  static final List<Offence> ON_WHAT_IS_DELIVERED = List.of(
      against(MapRules.A1_EVERY_CLASS_LIVES_IN_A_MODULE, "HasNoPlace> is not at home in a module", "HasNoPlace"),
      against(MapRules.A1_EVERY_CLASS_LIVES_IN_A_MODULE, "HasNoModule> is not at home in a module", "homeless.HasNoModule"),
      against(CoreRules.A2_THE_DOMAIN_IS_THE_JDK_PLUS_ITSELF, "has parameter of type <java.util.logging.Logger>", "domain.WritesLogs"),
      against(CoreRules.A3_THE_APPLICATION_IS_THE_JDK_PLUS_THE_DOMAIN, "has parameter of type <java.net.http.HttpClient>",
          "application.CallsOut"),
      against(CoreRules.A10_NOTHING_IS_DECIDED_BY_A_HIDDEN_CLOCK_OR_DIE, "calls method <java.time.Instant.now()>",
          "application.ReadsTheClock"),
      against(CoreRules.A10_NOTHING_IS_DECIDED_BY_A_HIDDEN_CLOCK_OR_DIE, "references method <java.lang.System.nanoTime()>",
          "application.NamesTheClock"),
      against(CoreRules.A10_NOTHING_IS_DECIDED_BY_A_HIDDEN_CLOCK_OR_DIE, "calls constructor <java.util.Random.<init>()>",
          "application.ThrowsDice"),
      against(CoreRules.A11_DOMAIN_FIELDS_ARE_FINAL, "CountsItself.value> does not have modifier FINAL", "domain.CountsItself"),
      against(CoreRules.A11_THE_DOMAIN_HAS_NO_SETTERS, "setMaximum(long)", "domain.IsSetFromOutside"),
      against(CoreRules.A11_DOMAIN_CLASSES_ARE_CLOSED, "MayBeExtended> is not a record, enum", "domain.MayBeExtended"),
      against(CoreRules.A11_THE_DOMAIN_HAS_NO_OPTIONAL_FIELDS, "HoldsAnOptional.reason>", "domain.HoldsAnOptional"),
      against(CoreRules.A11_THE_DOMAIN_HAS_NO_OPTIONAL_PARAMETERS, "isGiven(java.util.Optional)", "domain.TakesAnOptional"),
      against(CoreRules.A11_THE_DOMAIN_HAS_NO_ARRAY_FIELDS, "HoldsAnArray.values>", "domain.HoldsAnArray"),
      against(PortRules.A4_PORTS_HOLD_CONTRACTS_ONLY, "DoesIt> is not a interface, record", "application.port.in.DoesIt"),
      against(PortRules.A4_INBOUND_PORTS_DO_NOT_SEE_OUTBOUND_ONES, "port.out.CounterLedger>", "application.port.in.SeesTheLedger"),
      against(PortRules.A4_OUTBOUND_PORTS_DO_NOT_SEE_INBOUND_ONES, "port.in.UpdateCounters>", "application.port.out.SeesTheCaller"),
      against(PortRules.A4_PORTS_DO_NOT_SEE_SERVICES, "application.Service>", "application.port.in.NamesItsService"),
      against(PortRules.A4_PORTS_SPEAK_JDK_AND_DOMAIN, "speaks of org.jspecify.annotations.Nullable",
          "application.port.in.SpeaksForeign"),
      against(ArrowRules.A5_ADAPTERS_ENTER_BY_PORTS, "application.Service>", "adapter.rest.NamesTheService"),
      against(ArrowRules.A6_ADAPTERS_ARE_STRANGERS, "adapter.persistence.NeighbourAdapter>", "adapter.rest.KnowsItsNeighbour",
          "adapter.persistence.NeighbourAdapter"),
      against(ArrowRules.A7_NOBODY_DEPENDS_ON_BOOTSTRAP, "bootstrap.Root>", "adapter.rest.KnowsTheRoot"),
      against(ArrowRules.A15_PACKAGES_HAVE_NO_CYCLES, "Cycle detected", "domain.hen.Hen", "domain.egg.Egg"),
      against(ConfinementRules.A8_LIBRARIES_STAY_WHERE_THE_TABLE_SAYS, "<io.github.bucket4j.Bucket>", "adapter.rest.LimitsHere"),
      against(ConfinementRules.A8_LIBRARIES_STAY_WHERE_THE_TABLE_SAYS, "<com.hazelcast.core.HazelcastInstance>",
          "adapter.persistence.CachesHere"),
      against(ConfinementRules.A8_LIBRARIES_STAY_WHERE_THE_TABLE_SAYS, "<jakarta.persistence.EntityManager>",
          "adapter.persistence.QueriesHere"),
      against(ConfinementRules.A8_LIBRARIES_STAY_WHERE_THE_TABLE_SAYS, "<org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder>",
          "adapter.persistence.HashesHere"),
      against(ConfinementRules.A8_LIBRARIES_STAY_WHERE_THE_TABLE_SAYS, "<java.sql.Connection>", "bootstrap.ConnectsHere"),
      against(ConfinementRules.A8_LIBRARIES_STAY_WHERE_THE_TABLE_SAYS, "<tools.jackson.databind.JsonNode>", "bootstrap.WritesJsonHere"),
      against(ConfinementRules.A8_LIBRARIES_STAY_WHERE_THE_TABLE_SAYS, "<io.micrometer.core.instrument.Counter>",
          "adapter.rest.MeasuresHere"),
      against(ConfinementRules.A9_TRANSACTIONS_END_IN_PERSISTENCE, "TransactionOperations>", "bootstrap.CommitsHere"),
      against(ConfinementRules.A9_TRANSACTIONS_END_IN_PERSISTENCE, "annotation.Transactional>", "bootstrap.AnnotatesHere"),
      against(ConfinementRules.A9_ROWS_ARE_NOT_PUBLIC, "CounterRow> has modifier PUBLIC",
          "adapter.persistence.PublishesRows$CounterRow"),
      against(ConfinementRules.A9_ROWS_ARE_NOT_PUBLIC, "KeyEntity> has modifier PUBLIC",
          "adapter.persistence.jpa.PublishesEntities$KeyEntity"),
      against(ConfinementRules.A9_ROWS_STAY_IN_THEIR_PACKAGE, "SharedRow", "adapter.persistence.SpeaksOfRows"),
      against(EventLoopRules.A12_EVENT_LOOPS_DO_NOT_WAIT, "CompletableFuture.join()>", "adapter.rest.Waits"),
      against(EventLoopRules.A12_EVENT_LOOPS_DO_NOT_LOCK_OR_QUERY, "java.util.concurrent.locks.Lock>", "adapter.rest.Locks"),
      against(SpringRules.A13_ADAPTERS_ARE_PACKAGE_PRIVATE, "OpensASecondDoor> is not a door", "adapter.rest.OpensASecondDoor"),
      against(SpringRules.A13_ADAPTERS_ARE_ENTERED_BY_THEIR_DOOR, "adapter.rest.OpensASecondDoor>", "bootstrap.EntersByTheWindow"),
      against(SpringRules.A13_FIELDS_ARE_NOT_INJECTED, "InjectsFields.example>", "adapter.rest.InjectsFields"),
      against(SpringRules.A13_SETTERS_ARE_NOT_INJECTED, "useExecutor", "adapter.rest.InjectsSetters"),
      against(SpringRules.A13_STEREOTYPES_STAY_IN_ADAPTERS, "IsFoundByChance> is a stereotype", "bootstrap.IsFoundByChance"),
      against(SpringRules.A13_SCANS_STAY_IN_THEIR_PACKAGE, "ScansTheHouse> is a scan", "adapter.rest.room.ScansTheHouse"));

  static final List<Offence> ON_TESTS = List.of(
      against(TestSourceRules.NOBODY_SLEEPS, "calls method <java.lang.Thread.sleep(long)>", "domain.Sleeps"),
      against(TestSourceRules.NOBODY_VERIFIES_WITHOUT_A_LIMIT, "verifyComplete()>", "adapter.rest.WaitsForEver"),
      against(TestSourceRules.CONTRACTS_ARE_ABSTRACT, "ConcreteContract> does not have modifier ABSTRACT",
          "application.ConcreteContract"),
      against(TestSourceRules.CONTRACTS_BIND_A_FAKE_AND_THE_REAL_THING, "HalfKeptContract>", "application.HalfKeptContract"),
      against(TestSourceRules.OUTBOUND_PORTS_HAVE_A_CONTRACT, "LonelyStore>", "application.port.out.LonelyStore"));

  @ParameterizedTest
  @FieldSource("ON_WHAT_IS_DELIVERED")
  void trips_exactly_its_rule(Offence offence) {
    assertTripsOnly(offence.rule(), RuleBook.production(), offence.imported(), offence.violation());
  }

  @ParameterizedTest
  @FieldSource("ON_TESTS")
  void trips_exactly_its_rule_for_tests(Offence offence) {
    assertTripsOnly(offence.rule(), RuleBook.tests(), offence.imported(), offence.violation());
  }

  @ParameterizedTest
  @CsvSource({"adapter.rest.RendersPages, org.thymeleaf.TemplateEngine",
      "adapter.rest.GuardsHere, org.springframework.security.core.Authentication"})
  void trips_the_table_with_a_library_that_is_not_there_yet(String offender, String type, @TempDir Path folder) throws IOException {
    assertTripsOnly(ConfinementRules.A8_LIBRARIES_STAY_WHERE_THE_TABLE_SAYS, RuleBook.production(),
        Forgery.withField(folder, offender, type), "<" + type + ">");
  }

  @Test
  void trips_the_rule_on_mocks(@TempDir Path folder) throws IOException {
    assertTripsOnly(TestSourceRules.THE_CORE_IS_NOT_MOCKED, RuleBook.tests(),
        Forgery.withField(folder, "domain.Mocks", "org.mockito.MockSettings"), "<org.mockito.MockSettings>");
  }

  @Test
  void finds_places_without_classes_and_classes_without_a_place() {
    JavaClasses homeless = Offence.imported(List.of("HasNoPlace", "homeless.HasNoModule"));
    assertThat(MapRules.emptyPlaces(homeless)).containsExactly(Place.values());
    assertThat(MapRules.strangers(homeless)).containsExactlyInAnyOrder(House.OFFENDERS + ".HasNoPlace",
        House.OFFENDERS + ".homeless.HasNoModule");
  }

  @Test
  void finds_rows_of_the_table_whose_library_left_its_room() {
    JavaClasses elsewhere = Offence.imported(List.of("adapter.rest.MeasuresHere"));
    assertThat(Confinement.confine("io.micrometer..").to(Place.TELEMETRY).isStale(elsewhere)).isTrue();
    assertThat(Confinement.confine("io.micrometer..").to(Place.REST).isStale(elsewhere)).isFalse();
  }

  @Test
  void leaves_no_rule_without_an_offender() {
    List<ArchRule> bitten = new ArrayList<>(List.of(TestSourceRules.THE_CORE_IS_NOT_MOCKED));
    Stream.of(ON_WHAT_IS_DELIVERED, ON_TESTS).flatMap(List::stream).map(Offence::rule).forEach(bitten::add);
    assertThat(bitten).hasSameElementsAs(everyRule().toList());
  }

  @Test
  void says_with_every_rule_what_to_use_instead() {
    assertThat(everyRule()).isNotEmpty()
        .allSatisfy(rule -> assertThat(rule.getDescription()).containsPattern("because .+: use "));
  }

  private static Stream<ArchRule> everyRule() {
    return Stream.of(RuleBook.production(), RuleBook.tests()).flatMap(List::stream);
  }

  private static void assertTripsOnly(ArchRule broken, List<ArchRule> rules, JavaClasses offenders, String violation) {
    assertThat(RuleBook.violationsOf(broken, offenders)).singleElement().asString().contains(violation);
    assertThat(rules).filteredOn(rule -> !RuleBook.violationsOf(rule, offenders).isEmpty()).containsExactly(broken);
  }
}
