package io.counterservice.adapter.admin.access;

import io.counterservice.adapter.admin.page.Stages;
import io.counterservice.application.port.in.SignIn;
import io.counterservice.domain.access.User;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/** Finds who is signed in with each request, so that another role, or being kept out, holds from the next click on. */
public final class UserSessions implements ServerSecurityContextRepository {
  static final String FAREWELL = "farewell";
  private static final String USER = "user";
  private static final String FROM = "sessionsFrom";
  private final SignIn users;

  UserSessions(SignIn users) {
    this.users = users;
  }

  /** Begins a session of a user; one that somebody may have known before has another id from then on. */
  static Mono<Void> begin(ServerWebExchange exchange, User user) {
    return begin(exchange, user, null);
  }

  /** The same; the farewell is the address at which a user is signed out of a provider too, or null. */
  public static Mono<Void> begin(ServerWebExchange exchange, User user, @Nullable String farewell) {
    return exchange.getSession().flatMap(session -> session.changeSessionId().then(Mono.fromRunnable(() -> {
      if (farewell != null)
        session.getAttributes().put(FAREWELL, farewell);
      session.getAttributes().put(USER, user.name());
      session.getAttributes().put(FROM, user.sessionsFrom().toString());
    })));
  }

  @Override
  public Mono<SecurityContext> load(ServerWebExchange exchange) {
    return exchange.getSession().flatMap(this::user).map(user -> new SecurityContextImpl(new UserToken(user)));
  }

  private Mono<User> user(WebSession session) {
    String name = session.getAttribute(USER);
    String from = session.getAttribute(FROM);
    if (name == null || from == null)
      return Mono.empty();
    return Stages.mono(users.current(name, Instant.parse(from))).filter(Optional::isPresent).map(Optional::get);
  }

  /** Nothing but {@link #begin} signs in. */
  @Override
  public Mono<Void> save(ServerWebExchange exchange, @Nullable SecurityContext context) {
    return Mono.empty();
  }
}
