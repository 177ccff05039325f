package io.counterservice.application.history;

import io.counterservice.domain.history.Verification;
import io.counterservice.domain.history.Verification.Fault;
import io.counterservice.domain.history.Verification.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The faults found in one examination: all are counted, the first few are kept. */
final class Faults {
  private final List<Fault> first = new ArrayList<>();
  private long count;

  void add(Kind kind, Supplier<String> sentence) {
    count++;
    if (first.size() < Verification.FAULTS_MAX)
      first.add(new Fault(kind, sentence.get()));
  }

  List<Fault> first() {
    return first;
  }

  long count() {
    return count;
  }
}
