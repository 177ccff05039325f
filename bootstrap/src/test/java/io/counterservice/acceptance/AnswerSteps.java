package io.counterservice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.testing.Reply;
import io.cucumber.java.en.Then;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Steps about the last answer. */
public final class AnswerSteps {
  private static final String PROBLEM = "application/problem+json";
  /** Cells in these columns are plain names of counters. */
  private static final Set<String> NAMES = Set.of("name", "counter", "problem.counter");

  @Then("the answer is {int}")
  public void theAnswerIs(int status) {
    assertThat(reply().status()).as(reply().body()).isEqualTo(status);
  }

  @Then("the answer is {int} {string}")
  public void theAnswerIsTheProblem(int status, String slug) {
    theAnswerIs(status);
    assertThat(reply().header("Content-Type")).isEqualTo(PROBLEM);
    JsonNode problem = reply().json();
    assertThat(Wording.at(problem, "type")).isEqualTo("/problems/" + slug);
    assertThat(Wording.at(problem, "status")).isEqualTo(Integer.toString(status));
    assertThat(problem.get("title").asString()).isNotBlank();
    assertThat(problem.get("detail").asString()).isNotBlank();
  }

  @Then("the answer shows:")
  public void theAnswerShows(Map<String, @Nullable String> expected) {
    var cells = new LinkedHashMap<String, @Nullable String>(expected);
    cells.replaceAll((_, cell) -> Objects.requireNonNullElse(cell, ""));
    check(reply().json(), cells);
  }

  @Then("the answer says how long to wait")
  public void theAnswerSaysHowLongToWait() {
    assertThat(Integer.parseInt(reply().header("Retry-After"))).isPositive();
  }

  @Then("the answer says {string} for {string}")
  public void theAnswerSays(String text, String path) {
    assertThat(Wording.at(reply().json(), path)).contains(text);
  }

  @Then("the answer has the headers:")
  public void theAnswerHasTheHeaders(Map<String, String> expected) {
    expected.forEach((header, value) -> assertThat(reply().header(header)).as(header).isEqualTo(Stage.current().filled(value)));
  }

  @Then("the answer has no header {string}")
  public void theAnswerHasNoHeader(String header) {
    assertThat(reply().header(header)).isEmpty();
  }

  @Then("the answer has the text {string}")
  public void theAnswerHasTheText(String text) {
    assertThat(reply().body()).contains(text);
  }

  @Then("the answer has nothing of the text {string}")
  public void theAnswerHasNothingOfTheText(String text) {
    assertThat(reply().body()).doesNotContain(text);
  }

  /** One row for each item of an array, of a page or of lines; empty cells may be anything. */
  @Then("the answer lists:")
  public void theAnswerLists(List<Map<String, @Nullable String>> rows) {
    List<JsonNode> items = items();
    assertThat(items).as(reply().body()).hasSameSizeAs(rows);
    for (int i = 0; i < rows.size(); i++)
      check(items.get(i), rows.get(i));
  }

  @Then("the answer lists nothing")
  public void theAnswerListsNothing() {
    assertThat(items()).isEmpty();
  }

  private static void check(JsonNode shown, Map<String, @Nullable String> expected) {
    expected.forEach((path, cell) -> {
      if (cell != null)
        assertThat(Wording.at(shown, path)).as("%s in %s", path, shown).isEqualTo(wanted(path, cell));
    });
  }

  private static String wanted(String path, String cell) {
    if (NAMES.contains(path))
      return Stage.current().named(cell);
    if (path.equals("problem.type"))
      return "/problems/" + cell;
    return Stage.current().filled(cell);
  }

  private static List<JsonNode> items() {
    if (reply().header("Content-Type").equals("application/x-ndjson"))
      return reply().jsonLines();
    JsonNode root = reply().json();
    return List.copyOf((root.isArray() ? root : root.get("items")).values());
  }

  private static Reply reply() {
    return Stage.current().reply();
  }
}
