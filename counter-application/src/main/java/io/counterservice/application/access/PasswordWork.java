package io.counterservice.application.access;

import io.counterservice.application.lane.Blocking;
import io.counterservice.application.port.out.PasswordHashes;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Runs what looks at passwords on the few threads that are for it: each look keeps a processor busy for a good part of a second. */
public final class PasswordWork {
  private final PasswordHashes hashes;
  private final Executor threads;

  /** @param threads may refuse */
  public PasswordWork(PasswordHashes hashes, Executor threads) {
    this.hashes = hashes;
    this.threads = threads;
  }

  <A> CompletionStage<A> ask(Function<PasswordHashes, A> question) {
    return Blocking.ask(threads, () -> question.apply(hashes));
  }
}
