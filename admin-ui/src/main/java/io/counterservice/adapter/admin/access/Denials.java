package io.counterservice.adapter.admin.access;

import io.counterservice.adapter.admin.page.Fault;
import io.counterservice.adapter.admin.page.Pages;
import io.counterservice.adapter.admin.page.Visitor;
import io.counterservice.domain.access.User;
import io.counterservice.domain.audit.AuditAction;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What a browser gets that may not come in: a place to sign in, or a page that says why not. */
final class Denials {
  /** What the names of the fields of a form begin with that was sent too late. */
  static final String KEPT = "kept.";
  private static final Set<String> NOT_KEPT = Set.of("_csrf", "password", "former", "next", "again");
  private final Pages pages;
  private final Witness witness;
  private final WaysIn ways;

  Denials(Pages pages, Witness witness, WaysIn ways) {
    this.pages = pages;
    this.witness = witness;
    this.ways = ways;
  }

  /** Nobody is signed in. A form that was sent nonetheless is kept in the page, and goes on after the sign-in. */
  Mono<Void> unknown(ServerWebExchange exchange, AuthenticationException reason) {
    URI asked = exchange.getRequest().getURI();
    if (!exchange.getRequest().getMethod().equals(HttpMethod.POST)) {
      String then = asked.getRawPath() + (asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery());
      return redirect(exchange, "/console/sign-in?then=" + URLEncoder.encode(then, StandardCharsets.UTF_8));
    }
    return exchange.getFormData().flatMap(form -> {
      Map<String, List<String>> kept = new TreeMap<>(form);
      kept.keySet().removeAll(NOT_KEPT);
      return pages.write(exchange, HttpStatus.UNAUTHORIZED, "sign-in",
          Map.of("form", Map.of("then", ReturnPath.HOME, "resume", asked.getRawPath()), "kept", kept, "ways", ways, "wrong",
              "Your session has ended. Sign in, and go on where you were: nothing you typed is lost."));
    });
  }

  /** The role is not enough, or the password has to be changed first. */
  Mono<Void> forbidden(ServerWebExchange exchange, AccessDeniedException reason) {
    return Visitor.of(exchange).flatMap(user -> {
      if (user.mustChangePassword())
        return redirect(exchange, "/console/password");
      return noted(user, exchange)
          .then(pages.write(exchange, new Fault(HttpStatus.FORBIDDEN, "Not with your role", "You are signed in as " + user.name()
              + ", whose role is " + user.role().text() + ". Ask an admin for another role.")));
    });
  }

  /** No page has a form that its visitor may not send: somebody made this one by hand. */
  private Mono<Void> noted(User user, ServerWebExchange exchange) {
    if (!exchange.getRequest().getMethod().equals(HttpMethod.POST))
      return Mono.empty();
    return witness.record(AuditAction.FORBIDDEN, exchange.getRequest().getURI().getRawPath(), Visitor.caller(user, exchange));
  }

  /** The form did not come from a page of ours, or from one that is too old. */
  Mono<Void> forged(ServerWebExchange exchange, AccessDeniedException reason) {
    return pages.write(exchange, Fault.TOO_OLD);
  }

  private static Mono<Void> redirect(ServerWebExchange exchange, String path) {
    exchange.getResponse().setStatusCode(HttpStatus.SEE_OTHER);
    exchange.getResponse().getHeaders().setLocation(URI.create(path));
    return exchange.getResponse().setComplete();
  }
}
