package io.counterservice.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.adapter.rest.problem.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The page of problems says what the service says. To write it anew after a change:
 * {@code COUNTER_DOCS_WRITE=yes ./mvnw test -pl adapter-rest -am -Dtest=ErrorsPageTest -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class ErrorsPageTest {
  private static final Path PAGE = Path.of("../docs/reference/errors.md");

  @Test
  void is_the_page_in_the_documents() throws IOException {
    if (System.getenv("COUNTER_DOCS_WRITE") != null)
      Files.writeString(PAGE, page());
    assertThat(PAGE).hasContent(page());
  }

  private static String page() {
    var page = new StringBuilder("""
      # Errors

      Every failure is a problem (RFC 9457, `application/problem+json`):

      ```json
      {"type":"/problems/above-maximum","title":"The value would pass the maximum","status":409,"detail":"101 is above the maximum of seats",
       "counter":"seats","value":100,"version":7,"min":0,"max":100,"attempted":101}
      ```

      `type` is a path of the service, which explains it; it never changes. `title` and `detail` are for people and may change. Bad input has `field`
      and `rule`: the rule ends a sentence that begins with the field. Refusals have the counter as it was when they were decided: `counter`, `value`,
      `version`, `min`, `max`, and `attempted`, the value the operation would have led to. Every 503 and 429 has `Retry-After` in seconds. A failure of
      one operation in an atomic bulk has its `index`.

      Of all that is wrong with a request, the first in this order is answered.

      | | status | type | what it means | what to do |
      |---|---|---|---|---|
      """);
    int row = 0;
    for (ProblemType type : ProblemType.values())
      page.append("| ").append(++row).append(" | ").append(type.status()).append(" | `").append(type.slug()).append("` | ")
        .append(type.meaning()).append(" | ").append(type.remedy()).append(" |\n");
    return page.append("""

      What is told of refusals with an `Idempotency-Key`: `counter-not-found`, `counter-exists`, `version-mismatch`, `definition-mismatch`,
      `above-maximum`, `below-minimum` and `bounds-exclude-value` are remembered like success: a retry gets the same answer, with
      `Idempotency-Replayed: true`. All others are not remembered; a retry is a new attempt.
      """).toString();
  }
}
