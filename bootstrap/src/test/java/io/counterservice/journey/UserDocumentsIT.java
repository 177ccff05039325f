package io.counterservice.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.counterservice.journey.Page.Block;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands in the documents for users, pasted one after the other, print what the page says. */
class UserDocumentsIT {
  private static final String END_OF_BLOCK = "--- end of block ---";

  @TempDir
  Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"docs/using/counters.md", "docs/using/batches-and-idempotency.md", "docs/using/rate-plans.md",
      "docs/using/live-access.md", "docs/using/live-updates.md", "docs/using/badges-and-embeds.md", "docs/using/history.md",
      "docs/using/audit.md", "docs/using/import-and-export.md"})
  void commands_print_what_the_page_says(String name) throws IOException, InterruptedException {
    assumeTrue(Shell.has(List.of("bash", "curl", "grep", "sed")));
    List<Block> blocks = Page.of(name).blocks();
    String commands = blocks.stream().map(block -> block.commands() + "echo '" + END_OF_BLOCK + "'\n").collect(Collectors.joining());
    String[] printed = new Shell(directory).paste(commands).split(END_OF_BLOCK + "\n", -1);
    assertThat(printed).hasSize(blocks.size() + 1);
    for (int i = 0; i < blocks.size(); i++)
      assertThat(comparable(printed[i])).as(blocks.get(i).commands()).isEqualTo(comparable(blocks.get(i).output()));
  }

  /** Without what differs from run to run: instants, lengths, ids of keys, what time brings back of a rate plan. */
  private static String comparable(String output) {
    return output.replace("\r", "").replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+(Z|[+-]\\d\\d:\\d\\d)", "(instant)")
        .replaceAll("Content-Length: \\d+", "Content-Length: (length)").replaceAll("Retry-After: \\d+", "Retry-After: (seconds)")
        .replaceAll(";t=\\d+", ";t=(seconds)").replaceAll("\"trial\";r=\\d", "\"trial\";r=(left)")
        .replaceAll("\"id\":\"\\w+\"", "\"id\":\"(id)\"").replaceAll("\"number\":\\d+", "\"number\":(number)")
        .replaceAll("\"next\":\"\\d+\"", "\"next\":(number)")
        .replaceAll("\"actor\":\"\\w+\"", "\"actor\":(key)").replaceAll("(?m)^\\d+,\\(instant\\),\\w+,", "(number),(instant),(key),")
        .replaceAll("\"by\":\\{\"key\":\"\\w+\"\\}", "\"by\":(key)").strip();
  }
}
