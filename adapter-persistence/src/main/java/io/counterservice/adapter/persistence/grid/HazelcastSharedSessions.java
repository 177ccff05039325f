package io.counterservice.adapter.persistence.grid;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.map.listener.EntryRemovedListener;
import io.counterservice.application.port.StoredSession;
import io.counterservice.application.port.out.SharedSessions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sessions in a distributed map, each at two members. A grid that is away, fails or is slow says nothing. */
final class HazelcastSharedSessions implements SharedSessions {
  private static final Duration ANSWER_MAX = Duration.ofMillis(500);
  private final GridMember member;
  private final Circuit circuit = new Circuit(System::nanoTime);

  HazelcastSharedSessions(GridMember member) {
    this.member = member;
  }

  @Override
  public CompletionStage<Finding> find(String id) {
    return this.<@Nullable Map<String, String>, Finding>ask(sessions -> sessions.getAsync(id),
        (texts, isHeard) -> !isHeard
            ? new Finding.Silent()
            : texts == null ? new Finding.Absent() : new Finding.Found(SessionTexts.read(texts)));
  }

  @Override
  public CompletionStage<Boolean> begin(String id, StoredSession session, Duration kept) {
    return heard(sessions -> sessions.setAsync(id, SessionTexts.of(session), kept.toMillis(), TimeUnit.MILLISECONDS));
  }

  @Override
  public CompletionStage<Boolean> renew(String id, StoredSession session, Duration kept) {
    return heard(sessions -> sessions.submitToKey(id, new RenewSession(session, kept)));
  }

  @Override
  public CompletionStage<Boolean> remove(String id) {
    return heard(sessions -> sessions.deleteAsync(id));
  }

  @Override
  public void whenEnded(Consumer<String> listener) {
    EntryRemovedListener<String, Map<String, String>> removed = event -> listener.accept(event.getKey());
    member.whenJoined(grid -> grid.<String, Map<String, String>>getMap(MemberConfig.SESSIONS).addEntryListener(removed, false));
  }

  private CompletionStage<Boolean> heard(Function<IMap<String, Map<String, String>>, CompletionStage<?>> question) {
    return this.<@Nullable Object, Boolean>ask(sessions -> question.apply(sessions).thenApply(answer -> answer), (_, isHeard) -> isHeard);
  }

  /** What the grid says, which is null where it says nothing in time; the second of the pair tells whether it did. */
  private <A extends @Nullable Object, R> CompletionStage<R> ask(
      Function<IMap<String, Map<String, String>>, CompletionStage<? extends A>> question, BiFunction<@Nullable A, Boolean, R> then) {
    HazelcastInstance grid = member.instance();
    if (grid == null || !circuit.enter())
      return CompletableFuture.completedStage(then.apply(null, false));
    var answer = new CompletableFuture<@Nullable A>();
    try {
      var _ = question.apply(grid.getMap(MemberConfig.SESSIONS)).whenCompleteAsync((said, failure) -> {
        circuit.leave();
        if (failure == null)
          answer.complete(said);
        else
          answer.completeExceptionally(failure);
      }, Runnable::run);
    } catch (HazelcastException | IllegalStateException failed) {
      circuit.leave();
      answer.completeExceptionally(failed);
    }
    return answer.orTimeout(ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS).handle((said, failure) -> {
      if (failure != null)
        circuit.trip();
      return then.apply(said, failure == null);
    });
  }
}
