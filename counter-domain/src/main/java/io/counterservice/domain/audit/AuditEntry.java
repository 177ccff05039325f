package io.counterservice.domain.audit;

import io.counterservice.domain.access.Caller;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What somebody did to what the service is told to do. An entry is never changed.
 *
 * @param subject the name or id of what it was done to: of a counter, key, rate plan or user, as the action tells, or the path that was
 *     forbidden; empty where it was none of them. At most {@link #SUBJECT_LENGTH_MAX} characters
 * @param before what the subject was, by field; empty where it was not. Never a secret
 * @param after what the subject became
 */
public record AuditEntry(Instant at, Caller by, AuditAction action, String subject, SortedMap<String, String> before,
    SortedMap<String, String> after) {
  public static final int SUBJECT_LENGTH_MAX = 128;

  public AuditEntry {
    before = Collections.unmodifiableSortedMap(new TreeMap<>(before));
    after = Collections.unmodifiableSortedMap(new TreeMap<>(after));
  }
}
