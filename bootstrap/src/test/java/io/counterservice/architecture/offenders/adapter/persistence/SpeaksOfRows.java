package io.counterservice.architecture.offenders.adapter.persistence;

import io.counterservice.architecture.offenders.adapter.persistence.jpa.SharedRow;
import java.util.List;

/** Has another package's rows in a signature. */
interface SpeaksOfRows {
  long sum(List<SharedRow> rows);
}
