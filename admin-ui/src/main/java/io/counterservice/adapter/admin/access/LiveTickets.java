package io.counterservice.adapter.admin.access;

import io.counterservice.adapter.admin.page.Stages;
import io.counterservice.application.port.in.IssueTickets;
import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.User;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import reactor.core.publisher.Mono;

/** Tickets with which a page of the console watches live values. */
@Controller
public final class LiveTickets {
  static final String PATH = "/console/live-ticket";
  private final IssueTickets tickets;

  public LiveTickets(IssueTickets tickets) {
    this.tickets = tickets;
  }

  @PostMapping(PATH)
  @ResponseBody
  Mono<Map<String, String>> issue(@AuthenticationPrincipal User user) {
    return Stages.mono(tickets.issue(ApiKey.watching(user))).map(ticket -> Map.of("ticket", ticket.presented()));
  }
}
