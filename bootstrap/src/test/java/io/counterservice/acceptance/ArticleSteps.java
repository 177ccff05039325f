package io.counterservice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.testing.Request;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Steps in the very words of the first acceptance criteria, which speak of one counter. */
public final class ArticleSteps {
  private static final String COUNTER = "my-counter";
  private static final long MAXIMUM = 10;
  private long before;

  @Given("the counter is initialized to {long}")
  @Given("the counter has a value of {long}")
  public void theCounterIsAt(long value) {
    create("{\"name\":\"%s\",\"initialValue\":%d}", value);
  }

  @Given("the counter is at its maximum value")
  public void theCounterIsAtItsMaximum() {
    create("{\"name\":\"%s\",\"initialValue\":%d,\"max\":" + MAXIMUM + "}", MAXIMUM);
  }

  @When("an increment request is received")
  public void anIncrementRequestIsReceived() {
    Stage.current().send(Request.of("POST", path() + "/increment"));
  }

  @When("a decrement request is received")
  public void aDecrementRequestIsReceived() {
    Stage.current().send(Request.of("POST", path() + "/decrement"));
  }

  @Then("the counter should increase by {long}")
  public void theCounterShouldIncreaseBy(long difference) {
    assertThat(Stage.current().reply().status()).isEqualTo(200);
    theValueShouldBe(before + difference);
  }

  @Then("the counter should decrease by {long}")
  public void theCounterShouldDecreaseBy(long difference) {
    theCounterShouldIncreaseBy(-difference);
  }

  @Then("an error should be returned")
  public void anErrorShouldBeReturned() {
    assertThat(Stage.current().reply().status()).isBetween(400, 499);
  }

  @Then("the value should be {long}")
  public void theValueShouldBe(long value) {
    assertThat(Stage.current().ask(Request.of("GET", path())).json().get("value").asLong()).isEqualTo(value);
  }

  @Then("the counter should not have changed")
  public void theCounterShouldNotHaveChanged() {
    theValueShouldBe(before);
  }

  private void create(String body, long value) {
    before = value;
    Request creation = Request.of("POST", "/counters").json(body.formatted(Stage.current().named(COUNTER), value));
    assertThat(Stage.current().ask(creation).status()).isEqualTo(201);
  }

  private static String path() {
    return "/counters/" + Stage.current().named(COUNTER);
  }
}
