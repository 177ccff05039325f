package io.counterservice.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.adapter.rest.problem.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The page of problems in the documents says what the service's own pages say. */
class ErrorsPageTest {
  private static final Path PAGE = Path.of("../docs/reference/errors.md");

  @Test
  void has_every_type_in_order_of_precedence_and_no_other() throws IOException {
    var rows = Files.readAllLines(PAGE).stream().filter(line -> line.matches("\\| `[a-z-]+` \\| \\d{3} \\|.*"));
    assertThat(rows).containsExactlyElementsOf(Arrays.stream(ProblemType.values()).map(ErrorsPageTest::row).toList());
  }

  private static String row(ProblemType type) {
    return "| `%s` | %d | %s. %s | %s |".formatted(type.slug(), type.status(), type.title(), type.meaning(), type.remedy())
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
