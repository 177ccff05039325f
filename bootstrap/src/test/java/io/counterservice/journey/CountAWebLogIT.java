package io.counterservice.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipe for counting a web log, pasted from its page as a reader would, with the sample for a log. */
class CountAWebLogIT {
  private final Page page = Page.of("docs/using/recipes/count-a-web-log.md");
  private final List<LogLine> lines = LogLine.sample();

  @TempDir
  Path directory;

  @BeforeEach
  void save_the_log() throws IOException {
    assumeTrue(Shell.has(List.of("bash", "awk", "curl", "sha256sum", "split")));
    Files.writeString(directory.resolve("apache_logs"), LogLine.sampleText(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void gives_the_counts_of_awk() throws IOException, InterruptedException {
    String printed = new Shell(directory).paste(page.blocks().stream().map(Page.Block::commands).collect(Collectors.joining()));
    long paths = lines.stream().map(LogLine::path).distinct().count();
    long counters = paths + lines.stream().map(LogLine::status).distinct().count() + lines.stream().map(LogLine::day).distinct().count();
    int operations = 3 * lines.size();
    assertThat(printed).contains("bulk-aa: " + operations + " of " + operations + " counted")
        .contains("all " + counters + " counters equal awk's counts").contains("paths: " + paths + " counted, " + paths + " in the log");
  }

  @Test
  void names_counters_as_the_journey_does() throws IOException, InterruptedException {
    var _ = new Shell(directory).paste(page.blocks().getFirst().commands());
    var names = new LogCounterNames("web");
    assertThat(Files.readAllLines(directory.resolve("names")))
        .isEqualTo(lines.stream().flatMap(line -> line.counters(names).stream()).toList());
  }
}
