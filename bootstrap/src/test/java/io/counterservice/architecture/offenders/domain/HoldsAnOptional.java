package io.counterservice.architecture.offenders.domain;

import java.util.Optional;

/** Keeps an Optional. */
final class HoldsAnOptional {
  final Optional<String> reason = Optional.empty();
}
