package io.counterservice.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.counterservice.testing.Request;
import io.counterservice.testing.RunningService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Days of a real web server's log, counted in seconds by a clock that runs as the log does; the history is what awk counts. */
class HistoryOfALogIT {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);
  /** Prints hours or days as the API does, and how many lines each has. */
  private static final String AWK = """
      awk '{ split(substr($4, 2), t, "[/:]"); printf "%%s-%%02d-%%sT%%s:00:00Z\\n", t[3], (index("JanFebMarAprMayJunJulAugSepOctNovDec", t[2]) + 2) / 3, t[1], %s }' \
        log | sort | uniq -c | awk '{ print $2 "," $1 }'
      """;

  @TempDir
  Path directory;

  @Test
  void is_the_one_that_awk_counts() throws IOException, InterruptedException {
    assumeTrue(Shell.has(List.of("bash", "awk", "sort", "uniq")));
    Files.writeString(directory.resolve("log"), LogLine.sampleText(), ISO_8859_1);
    var clock = new AtomicReference<>(Instant.EPOCH);
    TreeMap<Instant, Long> hits = hits();
    clock.set(hits.firstKey());
    try (var service = RunningService.start(clock::get)) {
      hits.forEach((at, count) -> {
        clock.set(at);
        var reply = service.client().send(Request.of("POST", "/operations").key(service.adminKey()).body("application/x-ndjson",
            "{\"counter\":\"log.hits\",\"op\":\"increment\"}\n".repeat(count.intValue())));
        assertThat(reply.body()).doesNotContain("problem");
      });
      clock.set(hits.lastKey().plusSeconds(1));

      assertThat(counted(service, "hour", hits)).isEqualTo(awk("t[4]"));
      assertThat(counted(service, "day", hits)).isEqualTo(awk("\"00\""));
    }
  }

  /** Lines by minute. */
  private static TreeMap<Instant, Long> hits() {
    return LogLine.sampleText().lines()
        .map(line -> OffsetDateTime.parse(line.substring(line.indexOf('[') + 1, line.indexOf(']')), TIME).toInstant()
            .truncatedTo(ChronoUnit.MINUTES))
        .collect(Collectors.groupingBy(at -> at, TreeMap::new, Collectors.counting()));
  }

  /** The buckets in which something was counted. */
  private static Map<String, Long> counted(RunningService service, String step, TreeMap<Instant, Long> hits) {
    var reply = service.client().send(Request.of("GET", "/counters/log.hits/history?step=" + step + "&from=" + hits.firstKey())
        .key(service.adminKey()).header("Accept", "text/csv"));
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    List<String> lines = reply.body().lines().toList();
    List<String> head = List.of(lines.getFirst().split(",", -1));
    return lines.stream().skip(1).map(line -> line.split(",", -1))
        .filter(cells -> !cells[head.indexOf("increments")].equals("0"))
        .collect(Collectors.toMap(cells -> cells[head.indexOf("start")], cells -> Long.valueOf(cells[head.indexOf("increments")])));
  }

  private Map<String, Long> awk(String hour) throws IOException, InterruptedException {
    var cells = new Shell(directory).paste(AWK.formatted(hour)).lines().map(line -> line.split(",", -1)).toList();
    return cells.stream().collect(Collectors.toMap(cell -> cell[0], cell -> Long.valueOf(cell[1])));
  }
}
