package io.counterservice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.acceptance.Stage.IssuedKey;
import io.counterservice.testing.Reply;
import io.counterservice.testing.Request;
import io.counterservice.testing.RunningService;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Steps about API keys: issue one, use it, end it. */
public final class KeySteps {
  private static final String WRONG_KEY = "ck_wrong_0123456789abcdefghijklmnopqrstuvwxyz";
  private static final int UNAUTHENTICATED = 401;

  @Given("^a key \"([^\"]*)\" with the scopes? \"([^\"]*)\"(?: for the counters \"([^\"]*)\")?(?: that expires in (\\d+) seconds)?$")
  public void aKey(String name, String scopes, @Nullable String pattern, @Nullable String seconds) {
    var body = JsonMapper.shared().createObjectNode().put("name", name);
    var list = body.putArray("scopes");
    Arrays.stream(scopes.split(", ", -1)).forEach(list::add);
    if (pattern != null)
      body.put("pattern", Stage.current().named(pattern));
    if (seconds != null)
      body.put("expiresAt", Instant.now().plusSeconds(Long.parseLong(seconds)).toString());
    Reply reply = Stage.current().ask(Request.of("POST", "/keys").json(body.toString()));
    assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    Stage.current().keep(name, issued(reply));
  }

  @When("key {string} is used")
  public void isUsed(String name) {
    Stage.current().use(Stage.current().kept(name).secret());
  }

  @When("the administrator's key is used")
  public void theAdministratorsKeyIsUsed() {
    Stage.current().use(RunningService.shared().adminKey());
  }

  @Given("the secret of key {string} is sent in the header {string}")
  public void theSecretIsSentIn(String name, String header) {
    Stage.current().add(header, Stage.current().kept(name).secret());
  }

  @When("no key is used")
  public void noKeyIsUsed() {
    Stage.current().use((String) null);
  }

  @When("a wrong key is used")
  public void aWrongKeyIsUsed() {
    Stage.current().use(WRONG_KEY);
  }

  @When("a wrong key is presented {int} times from the address {string}")
  public void aWrongKeyIsPresented(int times, String address) throws UnknownHostException {
    Stage.current().use(Stage.current().client().from(InetAddress.getByName(address)));
    Stage.current().use(WRONG_KEY);
    for (int i = 0; i < times; i++)
      Stage.current().send(Request.of("GET", "/counters"));
  }

  @When("key {string} is revoked")
  public void isRevoked(String name) {
    assertThat(Stage.current().ask(Request.of("DELETE", "/keys/" + Stage.current().kept(name).id())).status()).isEqualTo(200);
  }

  /** The secret before is kept under the name {@code old}. */
  @When("^key \"([^\"]*)\" is rotated(?: and its old secret stays good for \"([^\"]*)\")?$")
  public void isRotated(String name, @Nullable String overlap) {
    Stage stage = Stage.current();
    Request rotation = Request.of("POST", "/keys/" + stage.kept(name).id() + "/rotate");
    Reply reply = stage.ask(overlap == null ? rotation : rotation.json("{\"overlap\":\"" + overlap + "\"}"));
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    stage.keep("old " + name, stage.kept(name));
    stage.keep(name, issued(reply));
  }

  @Then("key {string} is accepted")
  public void isAccepted(String name) {
    assertThat(statusFor(name)).isNotEqualTo(UNAUTHENTICATED);
  }

  @Then("key {string} is refused within {int} second(s)")
  public void isRefusedWithin(String name, int seconds) {
    long start = System.nanoTime();
    boolean refused = false;
    while (!refused && System.nanoTime() - start < Duration.ofSeconds(seconds).toNanos())
      refused = statusFor(name) == UNAUTHENTICATED;
    assertThat(refused).isTrue();
  }

  @Then("the answer has nothing of the secret of key {string}")
  public void theAnswerHasNothingOfTheSecretOf(String name) {
    String presented = Stage.current().kept(name).secret();
    assertThat(Stage.current().reply().body()).doesNotContain(presented.substring(presented.indexOf('_', 3) + 1));
  }

  private static int statusFor(String name) {
    String secret = Stage.current().kept(name).secret();
    return Stage.current().client().send(Request.of("GET", "/counters?limit=1").key(secret)).status();
  }

  private static IssuedKey issued(Reply reply) {
    return new IssuedKey(reply.json().get("id").asString(), reply.json().get("secret").asString());
  }
}
