package io.counterservice.application.files;

import io.counterservice.application.port.FileRow;
import io.counterservice.application.port.ImportRun;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.counter.IdempotencyKey;
import io.counterservice.domain.counter.Update;

/** What is to be done with an import, and by whom. */
record ImportTask(ImportRun run, NamePattern touchable) {
  private static final String REASON = "import ";

  Caller by() {
    return run.source().by();
  }

  boolean applies() {
    return run.phase() == ImportRun.Phase.APPLYING;
  }

  /** What is asked for; asked for again, it gets the first outcome and undoes nothing that others did since. */
  Update update(FileRow.Wanted row) {
    return Update.oneOfMany(row.name(), row.operation(), by().actor(), new IdempotencyKey(run.id() + " " + row.line()), reason());
  }

  /** What stands beside each change: the file, or the import where it has no name. */
  private String reason() {
    String file = run.source().file();
    String reason = REASON + (file.isEmpty() ? run.id() : file);
    return Update.isReason(reason) ? reason : REASON + run.id();
  }
}
