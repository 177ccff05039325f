package io.counterservice.acceptance;

import io.counterservice.testing.Request;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Steps about requests as such: bulks, repeated ones, and any at all. */
public final class RequestSteps {

  @Given("the next request has the header {string} with {string}")
  public void theNextRequestHas(String header, String value) {
    Stage.current().add(header, value);
  }

  @Given("the answer's entity tag is used for the next request")
  public void theEntityTagIsUsed() {
    Stage.current().add("If-None-Match", Stage.current().reply().header("ETag"));
  }

  @When("the same request is sent again")
  public void theSameRequestIsSentAgain() {
    Stage.current().again();
  }

  @When("the location of the answer is read")
  public void theLocationIsRead() {
    Stage.current().send(Request.of("GET", Stage.current().reply().header("Location")));
  }

  @When("{word} {string} is sent")
  public void isSent(String method, String path) {
    Stage.current().send(Request.of(method, Stage.current().filled(path)));
  }

  @When("{word} {string} is sent with")
  public void isSentWith(String method, String path, String body) {
    isSentAs(method, path, "application/json", body);
  }

  @When("{word} {string} is sent as {string} with")
  public void isSentAs(String method, String path, String mediaType, String body) {
    Stage stage = Stage.current();
    stage.send(Request.of(method, stage.filled(path)).body(mediaType, stage.filled(body)));
  }

  @When("these operations are sent in one request:")
  public void theseOperationsAreSent(List<Map<String, @Nullable String>> operations) {
    Stage.current().send(Request.of("POST", "/operations").json(items(operations).toString()));
  }

  @When("these operations are sent in one request, all or none:")
  public void theseOperationsAreSentAllOrNone(List<Map<String, @Nullable String>> operations) {
    Stage.current().send(Request.of("POST", "/operations?atomic=true").json(items(operations).toString()));
  }

  @When("these operations are sent as lines:")
  public void theseOperationsAreSentAsLines(List<Map<String, @Nullable String>> operations) {
    String lines = items(operations).stream().map(ObjectNode::toString).collect(Collectors.joining("\n"));
    Stage.current().send(Request.of("POST", "/operations").body("application/x-ndjson", lines));
  }

  private static List<ObjectNode> items(List<Map<String, @Nullable String>> operations) {
    return operations.stream().map(operation -> {
      ObjectNode item = Wording.object(operation);
      return item.put("counter", Stage.current().named(item.get("counter").asString()));
    }).toList();
  }
}
