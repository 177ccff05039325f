package io.counterservice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.testing.Reply;
import io.counterservice.testing.Request;
import io.counterservice.testing.RunningService;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Steps about who may open the live feed. They ask without a handshake, so that whoever is let in gets a short answer. */
public final class LiveSteps {
  private @Nullable String ticket;

  @Given("key {string} serves pages of {string}")
  public void servesPagesOf(String name, String origin) {
    Request patch = Request.of("PATCH", "/keys/" + Stage.current().kept(name).id()).json("{\"origins\":[\"" + origin + "\"]}");
    assertThat(Stage.current().ask(patch).status()).isEqualTo(200);
  }

  @When("a ticket is asked for")
  public void aTicketIsAskedFor() {
    Reply reply = Stage.current().send(Request.of("POST", "/live/tickets"));
    ticket = reply.status() == 201 ? reply.json().get("ticket").asString() : null;
  }

  @When("^the live feed is opened( with the ticket)?(?: by a page of (\"[^\"]*\"|its own))?$")
  public void isOpened(@Nullable String withTicket, @Nullable String page) {
    if (page != null)
      Stage.current().add("Origin", page.equals("its own") ? RunningService.shared().baseUri().toString() : page.replace("\"", ""));
    String query = withTicket == null ? "" : "?ticket=" + Objects.requireNonNull(ticket, "there is no ticket");
    Stage.current().send(Request.of("GET", "/live" + query));
  }

  @Then("the feed lets it in")
  public void letsItIn() {
    Reply reply = Stage.current().reply();
    assertThat(reply.status()).as(reply.body()).isNotIn(401, 403, 429, 500, 503);
    assertThat(reply.body()).doesNotContain("\"ticket\"", "\"Origin\"");
  }
}
