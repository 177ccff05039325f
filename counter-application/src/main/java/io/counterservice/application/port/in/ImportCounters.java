package io.counterservice.application.port.in;

import io.counterservice.application.port.ImportRun;
import io.counterservice.domain.access.NamePattern;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * Makes counters as a file says. The file waits in the store, so that any node can go on with it, and for an hour after somebody last worked
 * on it. A stage fails with {@link io.counterservice.application.port.UnavailableException} and, where it says so, with
 * {@link io.counterservice.application.port.UnreadableFileException}.
 */
public interface ImportCounters {
  /** The most bytes a file may have: 256 MiB. */
  int BYTES_MAX = 256 << 20;
  /** The most rows a file may have. */
  int ROWS_MAX = 1_000_000;

  /**
   * Stores a file and reads it through; nothing is changed. Fails where it is no file of counters, or where the bytes do.
   *
   * @param bytes of the file, in parts of any size, asked for one by one
   */
  CompletionStage<ImportRun> stage(ImportRun.Source source, Flow.Publisher<byte[]> bytes);

  /** Finds out what the import would do now; answers when that is known. Nothing where there is no such import. */
  CompletionStage<Optional<ImportRun>> check(String id, NamePattern touchable);

  /**
   * Does it, a row after the other, and answers when it is done. One that is applied, or that somebody is applying, is left as it is; one that
   * stopped goes on where it was, and rows that were applied since change nothing. Nothing where there is no such import.
   *
   * @param touchable the names it may touch
   */
  CompletionStage<Optional<ImportRun>> apply(String id, NamePattern touchable);

  CompletionStage<Optional<ImportRun>> find(String id);

  /** Forgets it and its file. */
  CompletionStage<Optional<ImportRun>> remove(String id);
}
