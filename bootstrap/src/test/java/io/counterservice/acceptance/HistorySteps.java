package io.counterservice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.testing.Request;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Steps about histories, and about what a counter was at an instant. */
public final class HistorySteps {
  private Instant noted = Instant.EPOCH;

  @When("the history of {string} is read")
  public void theHistoryIsRead(String name) {
    theHistoryIsReadWith(name, Map.of());
  }

  @When("the history of {string} is read with:")
  public void theHistoryIsReadWith(String name, Map<String, String> query) {
    send("/counters/" + Stage.current().named(name) + "/history?", query);
  }

  @When("the histories of {string} are read")
  public void theHistoriesAreRead(String names) {
    theHistoriesAreReadWith(names, Map.of());
  }

  @When("the histories of {string} are read with:")
  public void theHistoriesAreReadWith(String names, Map<String, String> query) {
    String named = Arrays.stream(names.split(", ", -1)).map(name -> "counter=" + Stage.current().named(name) + "&")
        .collect(Collectors.joining());
    send("/history?" + named, query);
  }

  @When("the history of all counters starting with {string} is read")
  public void theSumIsRead(String prefix) {
    theSumIsReadWith(prefix, Map.of());
  }

  @When("the history of all counters starting with {string} is read with:")
  public void theSumIsReadWith(String prefix, Map<String, String> query) {
    send("/history?prefix=" + Stage.current().named(prefix) + "&", query);
  }

  /** What is done next is done in another millisecond: instants in the journal are no finer. */
  @When("the time is noted")
  public void theTimeIsNoted() {
    noted = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    while (!Instant.now().truncatedTo(ChronoUnit.MILLIS).isAfter(noted))
      Thread.onSpinWait();
  }

  @When("{string} is read as it was at that time")
  public void isReadAsItWas(String name) {
    Stage.current().send(Request.of("GET", "/counters/" + Stage.current().named(name) + "?at=" + noted));
  }

  @Then("the answer has {int} buckets")
  public void theAnswerHasBuckets(int buckets) {
    var reply = Stage.current().reply();
    assertThat(reply.json().get("items").size()).as(reply.body()).isEqualTo(buckets);
  }

  @Then("within {int} seconds the history of {string} tells of {long} refusals")
  public void tellsOfRefusals(int seconds, String name, long refusals) {
    long start = System.nanoTime();
    while (refusalsOf(name) < refusals)
      assertThat(System.nanoTime() - start).isLessThan(Duration.ofSeconds(seconds).toNanos());
    assertThat(refusalsOf(name)).isEqualTo(refusals);
  }

  private static long refusalsOf(String name) {
    Request request = Request.of("GET", "/counters/" + Stage.current().named(name) + "/history?step=month&from=now");
    return Stage.current().ask(request).json().get("items").get(0).get("refusals").asLong();
  }

  private static void send(String path, Map<String, String> query) {
    String parameters = query.entrySet().stream().map(one -> one.getKey() + "=" + one.getValue()).collect(Collectors.joining("&"));
    Stage.current().send(Request.of("GET", path + parameters));
  }
}
