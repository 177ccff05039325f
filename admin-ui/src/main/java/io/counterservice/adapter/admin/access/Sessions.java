package io.counterservice.adapter.admin.access;

import io.counterservice.adapter.admin.page.Stages;
import io.counterservice.application.port.StoredSession;
import io.counterservice.application.port.out.SharedSessions;
import io.counterservice.application.port.out.SharedSessions.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.springframework.web.server.WebSession;
import org.springframework.web.server.session.WebSessionStore;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The sessions of all nodes, as this one knows them. What the nodes share counts, as long as it answers; each node also keeps the sessions it saw
 * last itself. So a node without the others, or whose grid is ill, goes on with them, and takes new ones; these are shared as soon as that can be.
 */
final class Sessions implements WebSessionStore {
  private static final int ID_BYTES = 32;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{43}");
  /** A request that changes nothing says so late that somebody was here. */
  private static final Duration USE_MAX = Duration.ofMinutes(1);
  private final SharedSessions shared;
  private final RecentSessions recent = new RecentSessions();
  private final ConsoleSettings settings;
  private final InstantSource clock;
  private final RandomGenerator random;

  /** @param random fit for secrets */
  Sessions(SharedSessions shared, ConsoleSettings settings, InstantSource clock, RandomGenerator random) {
    this.shared = shared;
    this.settings = settings;
    this.clock = clock;
    this.random = random;
    shared.whenEnded(recent::remove);
  }

  @Override
  public Mono<WebSession> createWebSession() {
    return Mono.fromSupplier(() -> new ConsoleSession(this, nextId(), new StoredSession(now(), now(), Map.of()), true));
  }

  /** Empty for an id that no session can have, too: whoever made it up is not worth a question. */
  @Override
  public Mono<WebSession> retrieveSession(String id) {
    if (!ID.matcher(id).matches())
      return Mono.empty();
    return heard(shared.find(id)).mapNotNull(finding -> switch (finding) {
      case Finding.Found(StoredSession session) -> recent.keep(id, session, true);
      case Finding.Absent _ -> recent.absent(id);
      case Finding.Silent _ -> recent.find(id);
    }).filter(session -> left(session).isPositive()).map(session -> new ConsoleSession(this, id, session, false));
  }

  @Override
  public Mono<Void> removeSession(String id) {
    return Mono.defer(() -> {
      recent.remove(id);
      return heard(shared.remove(id)).then();
    });
  }

  /** A session notes its use when it is saved. */
  @Override
  public Mono<WebSession> updateLastAccessTime(WebSession session) {
    return Mono.just(session);
  }

  Mono<Void> begin(String id, StoredSession session) {
    return heard(shared.begin(id, session, left(session))).doOnNext(isHeard -> recent.keep(id, session, isHeard)).then();
  }

  Mono<Void> renew(String id, StoredSession session) {
    if (recent.isUnshared(id))
      return begin(id, session);
    recent.replace(id, session);
    return heard(shared.renew(id, session, left(session))).then();
  }

  /** Whoever answers for the nodes has other things to do than to go on with a page. */
  private static <T> Mono<T> heard(CompletionStage<T> answer) {
    return Stages.mono(answer).publishOn(Schedulers.parallel());
  }

  String nextId() {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  Instant now() {
    return clock.instant();
  }

  Duration idleMax() {
    return settings.sessionIdleMax();
  }

  boolean isUnusedForLong(StoredSession session) {
    Duration tenth = idleMax().dividedBy(10);
    return session.usedAt().plus(tenth.compareTo(USE_MAX) < 0 ? tenth : USE_MAX).isBefore(now());
  }

  /** How long a session goes on if nobody uses it. */
  private Duration left(StoredSession session) {
    Duration idle = Duration.between(now(), session.usedAt().plus(settings.sessionIdleMax()));
    Duration age = Duration.between(now(), session.createdAt().plus(settings.sessionAgeMax()));
    return idle.compareTo(age) < 0 ? idle : age;
  }
}
