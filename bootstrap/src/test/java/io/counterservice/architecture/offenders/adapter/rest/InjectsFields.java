package io.counterservice.architecture.offenders.adapter.rest;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;

/** Is not whole when its constructor returns. */
final class InjectsFields {
  @Nullable
  @Value("${counter.example}")
  String example;
}
