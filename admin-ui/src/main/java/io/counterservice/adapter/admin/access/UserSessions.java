package io.counterservice.adapter.admin.access;

import io.counterservice.adapter.admin.page.Stages;
import io.counterservice.application.port.in.SignIn;
import io.counterservice.domain.access.User;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/** Finds who is signed in with each request, so that another role, or being kept out, holds from the next click on. */
final class UserSessions implements ServerSecurityContextRepository {
  private final SignIn users;

  UserSessions(SignIn users) {
    this.users = users;
  }

  /** Begins a session of a user; one that somebody may have known before has another id from then on. */
  static Mono<Void> begin(ServerWebExchange exchange, User user) {
    return exchange.getSession().flatMap(session -> session.changeSessionId()
        .then(Mono.fromRunnable(() -> session.getAttributes().put(SignedIn.ATTRIBUTE, new SignedIn(user.name(), user.sessionsFrom())))));
  }

  @Override
  public Mono<SecurityContext> load(ServerWebExchange exchange) {
    return exchange.getSession().flatMap(this::user).map(user -> new SecurityContextImpl(new UserToken(user)));
  }

  private Mono<User> user(WebSession session) {
    if (!(session.getAttribute(SignedIn.ATTRIBUTE) instanceof SignedIn signedIn))
      return Mono.empty();
    return Stages.mono(users.current(signedIn.name(), signedIn.began())).filter(Optional::isPresent).map(Optional::get);
  }

  /** Nothing but {@link #begin} signs in. */
  @Override
  public Mono<Void> save(ServerWebExchange exchange, @Nullable SecurityContext context) {
    return Mono.empty();
  }
}
