package io.counterservice.application.access;

import io.counterservice.application.lane.Blocking;
import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.in.IssueTickets;
import io.counterservice.application.port.out.TicketStore;
import io.counterservice.domain.access.AccessDecision;
import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.LiveTicket;
import io.counterservice.domain.access.User;
import io.counterservice.domain.counter.Actor;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Issues tickets into the store and redeems them from it; what became of their keys since, the directory says. */
public final class TicketIssuer implements IssueTickets {
  private final TicketStore store;
  private final KeyDirectory keys;
  private final KnownUsers users;
  private final Executor blocking;
  private final InstantSource clock;
  private final RandomGenerator random;

  /**
   * @param blocking runs what waits for the store; may refuse
   * @param random fit for secrets
   */
  public TicketIssuer(TicketStore store, KeyDirectory keys, KnownUsers users, Executor blocking, InstantSource clock,
      RandomGenerator random) {
    this.store = store;
    this.keys = keys;
    this.users = users;
    this.blocking = blocking;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public CompletionStage<IssuedTicket> issue(ApiKey key) {
    TicketText text = TicketText.next(random);
    Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var ticket = new LiveTicket(text.digest(), key.id(), key.secret(), at, at.plus(LIFETIME));
    return Blocking.ask(blocking, () -> {
      store.insert(ticket);
      return new IssuedTicket(text.presented(), ticket.expiresAt());
    });
  }

  /** While keys cannot be decided on, no ticket is used up. */
  @Override
  public CompletionStage<AccessDecision> redeem(String presented) {
    if (!keys.isCurrent())
      return CompletableFuture.failedStage(new UnavailableException(Reason.DATABASE));
    TicketText text = TicketText.parse(presented);
    if (text == null)
      return KnownKey.DENIED;
    return Blocking.ask(blocking, () -> store.take(text.digest(), clock.instant()))
        .thenCompose(ticket -> ticket.map(this::decide).orElse(KnownKey.DENIED));
  }

  /** A key that does not let the ticket in may have been made or edited on another node a moment ago: then the next refresh decides. */
  private CompletionStage<AccessDecision> decide(LiveTicket ticket) {
    Actor holder = new Actor(ticket.keyId());
    if (holder.isUser())
      return users.latest(holder.name()).thenApply(user -> decide(ticket, user));
    AccessDecision granted = granted(ticket);
    return granted != null ? CompletableFuture.completedStage(granted) : afterRefresh(ticket);
  }

  private AccessDecision decide(LiveTicket ticket, Optional<User> user) {
    return user.filter(known -> !known.isDisabled()).map(ApiKey::watching).filter(key -> ticket.letsIn(key, clock.instant()))
        .<AccessDecision>map(key -> new AccessDecision.Granted(key, null)).orElseGet(AccessDecision.Denied::new);
  }

  private CompletionStage<AccessDecision> afterRefresh(LiveTicket ticket) {
    return keys.nextRefresh().handle((_, failure) -> {
      if (failure != null)
        throw Failures.unavailable(failure);
      AccessDecision granted = granted(ticket);
      return granted != null ? granted : new AccessDecision.Denied();
    });
  }

  private @Nullable AccessDecision granted(LiveTicket ticket) {
    KnownKey known = keys.find(ticket.keyId());
    return known != null && ticket.letsIn(known.key(), clock.instant()) ? new AccessDecision.Granted(known.key(), known.plan()) : null;
  }
}
