package io.counterservice.application.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.AuditQuery;
import io.counterservice.application.port.CounterQuery;
import io.counterservice.application.port.FileFormat;
import io.counterservice.application.port.in.ExportCounters.Piece;
import io.counterservice.application.testing.Await;
import io.counterservice.application.testing.InMemoryAuditTrail;
import io.counterservice.application.testing.InMemoryCounterLedger;
import io.counterservice.application.testing.PlainCounterFiles;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.audit.AuditAction;
import io.counterservice.domain.counter.Actor;
import io.counterservice.domain.counter.Batch;
import io.counterservice.domain.counter.CounterDefinition;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Operation;
import io.counterservice.domain.counter.Request;
import io.counterservice.domain.counter.Update;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Exports over a ledger in memory. */
class CounterExportsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final Caller ANNA = new Caller(new Actor("anna"), null);
  private final InMemoryAuditTrail trail = new InMemoryAuditTrail();
  private final InMemoryCounterLedger ledger = new InMemoryCounterLedger();
  private final CounterExports exports = new CounterExports(ledger, new PlainCounterFiles(), trail, Runnable::run, () -> NOW);

  @Test
  void goes_through_all_counters_and_is_told_of_once() {
    IntStream.range(100, 350).forEach(number -> create("c." + number));
    Piece first = piece("", null, 100);
    Piece second = piece("", first.last(), 100);
    Piece third = piece("", second.last(), 100);
    assertThat(first.last()).isEqualTo("c.199");
    assertThat(third.last()).isNull();
    assertThat(first.parts()).hasSize(2);
    assertThat((names(first) + names(second) + names(third)).lines()).hasSize(250).isSorted().doesNotHaveDuplicates();
    assertThat(entries()).singleElement().satisfies(entry -> assertThat(entry).startsWith(AuditAction.COUNTERS_EXPORTED + " anna"));
  }

  @Test
  void nothing_is_a_file_too() {
    assertThat(piece("shop.", null, 100).parts()).hasSize(1);
    assertThat(entries()).singleElement().satisfies(entry -> assertThat(entry).endsWith("shop."));
    assertThat(piece("shop.", "shop.z", 100).parts()).isEmpty();
  }

  private Piece piece(String prefix, @Nullable String after, int limit) {
    return Await.answer(exports.export(new CounterQuery(NamePattern.ALL, prefix, Map.of(), after, limit), FileFormat.CSV, ANNA));
  }

  private void create(String name) {
    var update = Update.of(new CounterName(name), new Operation.Create(CounterDefinition.DEFAULT), ANNA.actor());
    var _ = ledger.commit(new Batch(List.of(Request.of(update)), NOW, true));
  }

  private List<String> entries() {
    return trail.list(new AuditQuery(null, null, null, null, null, null, 100)).stream().map(record -> record.entry())
        .map(entry -> entry.action() + " " + entry.by().actor().id() + " " + entry.subject()).toList();
  }

  private static String names(Piece piece) {
    return piece.parts().stream().map(part -> new String(part, StandardCharsets.UTF_8)).collect(Collectors.joining())
        .replaceAll("(?m),.*", "");
  }
}
