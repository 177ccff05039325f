package io.counterservice.architecture.offenders.domain;

import java.util.List;

/** Keeps what anybody can change. */
final class HoldsAnArray {
  final long[] values = {1, 2, 3};

  List<Long> copy() {
    return List.of(values[0], values[1]);
  }
}
