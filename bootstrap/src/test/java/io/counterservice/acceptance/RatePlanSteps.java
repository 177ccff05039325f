package io.counterservice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.testing.Request;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import org.jspecify.annotations.Nullable;

/** Steps about rate plans: there is one, a key has it, so much is left of it. */
public final class RatePlanSteps {

  @Given("^a rate plan \"([^\"]*)\" of (\\d+) operations a second, (\\d+) at once(?: and (\\d+) a day)?$")
  @When("^rate plan \"([^\"]*)\" is changed to (\\d+) operations a second, (\\d+) at once(?: and (\\d+) a day)?$")
  public void aRatePlan(String name, String perSecond, String burst, @Nullable String perDay) {
    String body = "{\"operationsPerSecond\":%s,\"burst\":%s,\"operationsPerDay\":%s}".formatted(perSecond, burst, perDay);
    Request put = Request.of("PUT", "/rate-plans/" + Stage.current().named(name)).json(body);
    assertThat(Stage.current().ask(put).status()).isIn(200, 201);
  }

  @Given("key {string} has the rate plan {string}")
  public void hasTheRatePlan(String key, String plan) {
    edit(key, '"' + Stage.current().named(plan) + '"');
  }

  @When("key {string} is freed of its rate plan")
  public void isFreed(String key) {
    edit(key, "\"none\"");
  }

  @Then("{int} operations are left for today")
  public void areLeft(int operations) {
    assertThat(Stage.current().reply().header("RateLimit")).contains("/day\";r=" + operations + ";");
  }

  private static void edit(String key, String ratePlan) {
    Request patch = Request.of("PATCH", "/keys/" + Stage.current().kept(key).id()).json("{\"ratePlan\":" + ratePlan + "}");
    assertThat(Stage.current().ask(patch).status()).isEqualTo(200);
  }
}
