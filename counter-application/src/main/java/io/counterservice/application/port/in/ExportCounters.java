package io.counterservice.application.port.in;

import io.counterservice.application.port.CounterQuery;
import io.counterservice.application.port.FileFormat;
import io.counterservice.domain.access.Caller;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Writes counters to a file. A stage fails with {@link io.counterservice.application.port.UnavailableException} and nothing else. */
public interface ExportCounters {
  /**
   * A piece of a file.
   *
   * @param parts its bytes in order, some kilobytes each
   * @param last the name after which the next piece begins; null at the end
   */
  record Piece(List<byte[]> parts, @Nullable String last) {}

  /**
   * The counters that a query selects, as a piece of a file; the next one has the name of the last before it. The piece without such a name
   * is the first: it has the head of the file, and the audit trail tells of it. Each counter is as it stands when its piece is read.
   */
  CompletionStage<Piece> export(CounterQuery query, FileFormat format, Caller by);
}
