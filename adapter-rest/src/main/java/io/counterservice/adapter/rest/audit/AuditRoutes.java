package io.counterservice.adapter.rest.audit;

import io.counterservice.adapter.rest.http.Answer;
import io.counterservice.adapter.rest.http.Call;
import io.counterservice.adapter.rest.http.MediaTypes;
import io.counterservice.adapter.rest.http.Route;
import io.counterservice.adapter.rest.http.Stages;
import io.counterservice.application.port.in.ReadAudit;
import io.counterservice.domain.access.Scope;
import java.time.InstantSource;
import java.util.List;
import reactor.core.publisher.Mono;

/** The audit trail, page by page. */
public final class AuditRoutes {
  private static final String[] FORMS = {MediaTypes.JSON, MediaTypes.CSV};
  private final ReadAudit audit;
  private final InstantSource clock;

  public AuditRoutes(ReadAudit audit, InstantSource clock) {
    this.audit = audit;
    this.clock = clock;
  }

  public List<Route> routes() {
    return List.of(Route.of("GET", "/audit", Scope.ADMIN, this::page).offering(FORMS));
  }

  private Mono<Answer> page(Call call) {
    var request = AuditRequest.of(call.query(), clock.instant());
    boolean isCsv = MediaTypes.preferred(call, List.of(FORMS)).equals(MediaTypes.CSV);
    // A long page is written where it was read: the event loop has others to serve.
    return Stages.mono(call, audit.list(request.query()).thenApply(records -> {
      Answer answer = (isCsv ? AuditTable.of(records) : AuditResponse.of(request, records)).header("Vary", "Accept");
      String next = request.next(records);
      return next == null ? answer : answer.header("Link", "<" + next + ">; rel=\"next\"");
    }));
  }
}
