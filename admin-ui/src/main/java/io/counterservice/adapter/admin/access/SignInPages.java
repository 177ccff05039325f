package io.counterservice.adapter.admin.access;

import io.counterservice.adapter.admin.page.Form;
import io.counterservice.adapter.admin.page.Onward;
import io.counterservice.adapter.admin.page.Stages;
import io.counterservice.adapter.admin.page.Visitor;
import io.counterservice.application.port.in.RecordAudit;
import io.counterservice.application.port.in.SignIn;
import io.counterservice.application.port.in.SignIn.Attempt;
import io.counterservice.application.port.in.SignIn.PasswordChange;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.User;
import io.counterservice.domain.audit.AuditAction;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Signing in and out, and changing one's own password. */
@Controller
public final class SignInPages {
  private static final String PASSWORD = "/console/password";
  private final SignIn users;
  private final Witness witness;
  private final InstantSource clock;
  private final WaysIn ways;

  public SignInPages(SignIn users, RecordAudit audit, InstantSource clock, WaysIn ways) {
    this.users = users;
    this.witness = new Witness(audit);
    this.clock = clock;
    this.ways = ways;
  }

  @GetMapping("/console/sign-in")
  Rendering ask(ServerWebExchange exchange) {
    String then = ReturnPath.of(exchange.getRequest().getQueryParams().getFirst("then"));
    return page(Map.of("then", then), Map.of(), "", HttpStatus.OK);
  }

  @PostMapping("/console/sign-in")
  Mono<Rendering> signIn(ServerWebExchange exchange) {
    if (!ways.isLocal())
      return Mono.just(page(Map.of("then", ReturnPath.HOME), Map.of(), "Passwords are not accepted here.", HttpStatus.FORBIDDEN));
    return exchange.getFormData().map(Form::new).flatMap(form -> {
      String name = form.text("username");
      return Stages.mono(users.signIn(name, form.raw("password"), Visitor.address(exchange))).flatMap(attempt -> switch (attempt) {
        case Attempt.SignedIn(User user) -> UserSessions.begin(exchange, user).thenReturn(next(user, form));
        case Attempt.Refused _ -> Mono.just(again(form, "User name or password is wrong.", HttpStatus.UNPROCESSABLE_CONTENT));
        case Attempt.Locked locked ->
          Mono.just(again(form, "Too many wrong passwords. Try again in " + minutes(locked) + " min, or ask an admin to let you in.",
              HttpStatus.TOO_MANY_REQUESTS));
      });
    });
  }

  /** Where the visit goes on: with a form that was sent too late, where there is one. */
  private static Rendering next(User user, Form form) {
    if (user.mustChangePassword())
      return Onward.to(PASSWORD);
    String resume = form.text("resume");
    if (resume.isEmpty())
      return Onward.to(ReturnPath.of(form.text("then")));
    return Rendering.view("resume").modelAttribute("resume", ReturnPath.of(resume)).modelAttribute("kept", kept(form)).build();
  }

  private Rendering again(Form form, String wrong, HttpStatus status) {
    Map<String, String> fields = new TreeMap<>(Map.of("then", ReturnPath.of(form.text("then")), "username", form.text("username")));
    if (form.has("resume"))
      fields.put("resume", ReturnPath.of(form.text("resume")));
    return page(fields, kept(form), wrong, status);
  }

  /** The fields of a form that was sent too late. */
  private static Map<String, List<String>> kept(Form form) {
    Map<String, List<String>> kept = new TreeMap<>();
    for (String field : form.values().keySet())
      if (field.startsWith(Denials.KEPT))
        kept.put(field.substring(Denials.KEPT.length()), form.all(field));
    return kept;
  }

  @PostMapping("/console/sign-out")
  Mono<Rendering> signOut(@AuthenticationPrincipal User user, ServerWebExchange exchange) {
    return exchange.getSession().flatMap(session -> {
      String farewell = session.getAttribute(UserSessions.FAREWELL);
      return session.invalidate().then(witness.record(AuditAction.SIGNED_OUT, user.name(), Visitor.caller(user, exchange)))
          .thenReturn(
              farewell == null ? Onward.to("/console/sign-in") : Rendering.view("signed-out").modelAttribute("farewell", farewell).build());
    });
  }

  @GetMapping(PASSWORD)
  Rendering password(@AuthenticationPrincipal User user) {
    return password(user, Map.of(), HttpStatus.OK);
  }

  @PostMapping(PASSWORD)
  Mono<Rendering> changePassword(@AuthenticationPrincipal User user, ServerWebExchange exchange) {
    return exchange.getFormData().map(Form::new).flatMap(form -> {
      String next = form.raw("next");
      if (!next.equals(form.raw("again")))
        return Mono.just(password(user, Map.of("again", "must be the new password once more"), HttpStatus.UNPROCESSABLE_CONTENT));
      Caller by = Visitor.caller(user, exchange);
      return Stages.mono(users.changePassword(user.name(), form.raw("former"), next, by)).flatMap(change -> switch (change) {
        case PasswordChange.Changed(User changed) ->
          UserSessions.begin(exchange, changed).then(Onward.to(ReturnPath.HOME, "Your password is changed", exchange));
        case PasswordChange.WrongPassword _ ->
          Mono.just(password(user, Map.of("former", "is not your password"), HttpStatus.UNPROCESSABLE_CONTENT));
        case PasswordChange.Locked _ ->
          Mono.just(password(user, Map.of("former", "was wrong too often; try again later"), HttpStatus.TOO_MANY_REQUESTS));
        case PasswordChange.BrokenRule(var rule) ->
          Mono.just(password(user, Map.of("next", rule.text()), HttpStatus.UNPROCESSABLE_CONTENT));
      });
    });
  }

  private long minutes(Attempt.Locked locked) {
    return Math.max(1, Duration.between(clock.instant(), locked.until()).toMinutes() + 1);
  }

  private Rendering page(Map<String, String> form, Map<String, List<String>> kept, String wrong, HttpStatus status) {
    return Rendering.view("sign-in").modelAttribute("form", form).modelAttribute("kept", kept).modelAttribute("wrong", wrong)
        .modelAttribute("ways", ways)
        .status(status).build();
  }

  private static Rendering password(User user, Map<String, String> errors, HttpStatus status) {
    return Rendering.view("password").modelAttribute("forced", user.mustChangePassword()).modelAttribute("errors", errors).status(status)
        .build();
  }
}
