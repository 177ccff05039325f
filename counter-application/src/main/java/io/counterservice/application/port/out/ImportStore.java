package io.counterservice.application.port.out;

import io.counterservice.application.port.ImportRun;
import io.counterservice.domain.audit.AuditEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Imports and their files. Every method blocks and throws {@link io.counterservice.application.port.UnavailableException}. */
public interface ImportStore {
  /** Adds an import without a file. */
  void insert(ImportRun run);

  /** Adds a part of its file; the first has the number 0. */
  void append(String id, int number, byte[] bytes);

  /** A part of its file; nothing after the last one. */
  Optional<byte[]> part(String id, int number);

  Optional<ImportRun> find(String id);

  /**
   * Stores what became of an import, if nobody else did since: the revision there is the one before. The file of one that is applied is
   * removed. The entry is added to the audit trail in the same transaction.
   */
  boolean replace(ImportRun run, @Nullable AuditEntry entry);

  /** Forgets it and its file. */
  void remove(String id);

  /** Those on which nobody worked since. */
  List<ImportRun> changedBefore(Instant since);
}
