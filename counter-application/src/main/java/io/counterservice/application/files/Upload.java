package io.counterservice.application.files;

import io.counterservice.application.lane.Blocking;
import io.counterservice.application.port.UnreadableFileException;
import io.counterservice.application.port.in.ImportCounters;
import io.counterservice.application.port.out.ImportStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Puts a file into the store as it comes: more is asked for when what came has its place. */
final class Upload implements Flow.Subscriber<byte[]> {
  private static final int PART_BYTES = 1 << 18;
  private final ImportStore store;
  private final String id;
  private final Executor work;
  private final CompletableFuture<Integer> done = new CompletableFuture<>();
  private byte[] part = new byte[PART_BYTES];
  private int filled;
  private int parts;
  private long bytes;
  private volatile Flow.@Nullable Subscription subscription;

  Upload(ImportStore store, String id, Executor work) {
    this.store = store;
    this.id = id;
    this.work = work;
  }

  /** How many parts there are, when all are stored; fails, and takes no more, where that lasts longer. */
  CompletionStage<Integer> doneWithin(Duration longest) {
    return done.orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS).exceptionallyCompose(failure -> {
      cancel();
      return CompletableFuture.failedStage(failure instanceof TimeoutException
          ? new UnreadableFileException("body", "must come within " + longest.toMinutes() + " minutes")
          : failure);
    });
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    if (done.isDone())
      given.cancel();
    else
      given.request(1);
  }

  @Override
  public void onNext(byte[] some) {
    if (done.isDone())
      return;
    bytes += some.length;
    if (bytes > ImportCounters.BYTES_MAX)
      fail(new UnreadableFileException("body", "must have at most " + ImportCounters.BYTES_MAX + " bytes"));
    else
      take(some, 0);
  }

  @Override
  public void onError(Throwable failure) {
    done.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    if (filled == 0)
      done.complete(parts);
    else
      store(() -> done.complete(parts));
  }

  private void take(byte[] some, int from) {
    int fits = Math.min(PART_BYTES - filled, some.length - from);
    System.arraycopy(some, from, part, filled, fits);
    filled += fits;
    if (filled == PART_BYTES)
      store(() -> take(some, from + fits));
    else
      Objects.requireNonNull(subscription).request(1);
  }

  private void store(Runnable then) {
    byte[] full = Arrays.copyOf(part, filled);
    filled = 0;
    int number = parts++;
    var _ = Blocking.<Boolean>ask(work, () -> {
      store.append(id, number, full);
      return true;
    }).whenComplete((_, failure) -> {
      if (failure == null)
        then.run();
      else
        fail(failure);
    });
  }

  private void fail(Throwable failure) {
    cancel();
    done.completeExceptionally(failure);
  }

  private void cancel() {
    Flow.Subscription given = subscription;
    if (given != null)
      given.cancel();
  }
}
