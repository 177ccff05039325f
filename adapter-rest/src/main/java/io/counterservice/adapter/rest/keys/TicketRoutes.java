package io.counterservice.adapter.rest.keys;

import io.counterservice.adapter.rest.http.Answer;
import io.counterservice.adapter.rest.http.Call;
import io.counterservice.adapter.rest.http.MediaTypes;
import io.counterservice.adapter.rest.http.Route;
import io.counterservice.adapter.rest.http.Stages;
import io.counterservice.adapter.rest.json.JsonFields;
import io.counterservice.adapter.rest.json.JsonInput;
import io.counterservice.adapter.rest.json.JsonOutput;
import io.counterservice.adapter.rest.problem.Problem;
import io.counterservice.adapter.rest.problem.ProblemType;
import io.counterservice.application.port.in.IssueTickets;
import io.counterservice.application.port.in.IssueTickets.IssuedTicket;
import io.counterservice.domain.access.Scope;
import java.util.List;
import reactor.core.publisher.Mono;

/** Tickets, with which browsers open the live feed. */
public final class TicketRoutes {
  private static final JsonFields NO_FIELDS = JsonFields.of();
  private static final int BYTES = 128;
  private final IssueTickets tickets;

  public TicketRoutes(IssueTickets tickets) {
    this.tickets = tickets;
  }

  public List<Route> routes() {
    return List.of(Route.of("POST", "/live/tickets", Scope.LIVE_READ, this::issue));
  }

  private Mono<Answer> issue(Call call) {
    if (call.hasBody())
      MediaTypes.require(call, MediaTypes.JSON);
    call.query().allow();
    KeyRoutes.refuseIdempotencyKey(call);
    if (call.key().actor().isToken())
      throw Problem.of(ProblemType.FORBIDDEN, "A ticket is for a key; connect with the token itself").with("field", "Authorization")
          .with("rule", "must be a key").asException();
    return call.withBody(body -> {
      if (body.length > 0)
        JsonInput.of(body).onlyObject(NO_FIELDS, (_, _) -> {
        });
      call.spend(1);
      return Stages.mono(call, tickets.issue(call.key()), TicketRoutes::answer);
    });
  }

  private static Answer answer(IssuedTicket ticket) {
    var out = new JsonOutput(BYTES).openObject().field("ticket").string(ticket.presented());
    out.field("expiresAt").string(ticket.expiresAt().toString());
    return Answer.json(201, out.closeObject().toByteArray()).header("Cache-Control", "no-store");
  }
}
