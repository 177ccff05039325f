package io.counterservice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.testing.Reply;
import io.counterservice.testing.Request;
import io.cucumber.java.Before;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Steps about counters: there is one, something is done to it, it is at a value. */
public final class CounterSteps {

  @Before
  public void raiseTheCurtain() {
    Stage.next();
  }

  @Given("a counter {string} at {long}")
  public void aCounterAt(String name, long value) {
    aCounterWith(name, Map.of("initialValue", Long.toString(value)));
  }

  @Given("a counter {string} at {long}, between {long} and {long}")
  public void aCounterBetween(String name, long value, long min, long max) {
    aCounterWith(name, Map.of("initialValue", Long.toString(value), "min", Long.toString(min), "max", Long.toString(max)));
  }

  @Given("a counter {string} with:")
  public void aCounterWith(String name, Map<String, @Nullable String> definition) {
    assertThat(Stage.current().ask(creation(name, definition)).status()).isEqualTo(201);
  }

  @When("{string} is created with:")
  public void isCreatedWith(String name, Map<String, @Nullable String> definition) {
    Stage.current().send(creation(name, definition));
  }

  @When("{string} is replaced with:")
  public void isReplacedWith(String name, Map<String, @Nullable String> definition) {
    Stage.current().send(Request.of("PUT", path(name)).json(Wording.object(definition).toString()));
  }

  @When("{string} is patched with:")
  public void isPatchedWith(String name, Map<String, @Nullable String> definition) {
    Stage.current().send(Request.of("PATCH", path(name)).body("application/merge-patch+json", Wording.object(definition).toString()));
  }

  @When("^\"([^\"]*)\" is (created|incremented|decremented|set|reset|read|deleted)(?: (?:by|to) (-?\\d+))?$")
  public void isOperatedOn(String name, String verb, @Nullable String number) {
    Stage.current().send(operation(name, verb, number));
  }

  /** Rows that begin with a capital letter are header fields, all others parameters of the query. */
  @When("^\"([^\"]*)\" is (incremented|decremented|set|reset|deleted)(?: (?:by|to) (-?\\d+))? with:$")
  public void isOperatedOnWith(String name, String verb, @Nullable String number, Map<String, String> conditions) {
    var headers = new LinkedHashMap<>(conditions);
    headers.keySet().removeIf(condition -> !Character.isUpperCase(condition.charAt(0)));
    Request bare = operation(name, verb, number);
    String query = conditions.entrySet().stream().filter(condition -> !headers.containsKey(condition.getKey()))
        .map(condition -> condition.getKey() + "=" + condition.getValue().replace(" ", "%20")).collect(Collectors.joining("&"));
    Stage.current().send(new Request(bare.method(), query.isEmpty() ? bare.path() : bare.path() + "?" + query, bare.headers(), bare.body())
        .headers(headers));
  }

  @When("the counters starting with {string} are listed")
  public void areListed(String prefix) {
    Stage.current().send(Request.of("GET", "/counters?prefix=" + Stage.current().named(prefix)));
  }

  @When("the counters starting with {string} are listed with:")
  public void areListedWith(String prefix, Map<String, String> conditions) {
    String query = conditions.entrySet().stream().map(condition -> "&" + condition.getKey() + "=" + condition.getValue())
        .collect(Collectors.joining());
    Stage.current().send(Request.of("GET", "/counters?prefix=" + Stage.current().named(prefix) + query));
  }

  @When("the next page is read")
  public void theNextPageIsRead() {
    String link = Stage.current().reply().header("Link");
    assertThat(link).matches("<[^>]*>; rel=\"next\"");
    Stage.current().send(Request.of("GET", link.substring(1, link.indexOf('>'))));
  }

  @When("the changes of {string} after version {long} are read")
  public void theChangesAreRead(String name, long version) {
    Stage.current().send(Request.of("GET", path(name) + "/changes?after=" + version));
  }

  @Then("{string} is at {long}")
  public void isAt(String name, long value) {
    assertThat(read(name).json().get("value").asLong()).isEqualTo(value);
  }

  @Then("{string} is at {long}, version {long}")
  public void isAtVersion(String name, long value, long version) {
    isAt(name, value);
    assertThat(read(name).json().get("version").asLong()).isEqualTo(version);
  }

  @Then("there is no counter {string}")
  public void thereIsNone(String name) {
    assertThat(Stage.current().ask(Request.of("GET", path(name))).status()).isEqualTo(404);
  }

  private Reply read(String name) {
    Reply reply = Stage.current().ask(Request.of("GET", path(name)));
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply;
  }

  private Request creation(String name, Map<String, @Nullable String> definition) {
    var body = Wording.object(definition).put("name", Stage.current().named(name));
    return Request.of("POST", "/counters").json(body.toString());
  }

  private Request operation(String name, String verb, @Nullable String number) {
    String path = path(name);
    return switch (verb) {
      case "created" -> creation(name, Map.of());
      case "incremented" -> add(path + "/increment", number);
      case "decremented" -> add(path + "/decrement", number);
      case "set" -> Request.of("PUT", path + "/value").json("{\"value\":" + number + "}");
      case "reset" -> Request.of("POST", path + "/reset");
      case "deleted" -> Request.of("DELETE", path);
      default -> Request.of("GET", path);
    };
  }

  private static Request add(String path, @Nullable String number) {
    Request request = Request.of("POST", path);
    return number == null ? request : request.json("{\"by\":" + number + "}");
  }

  private String path(String name) {
    return "/counters/" + Stage.current().named(name);
  }
}
