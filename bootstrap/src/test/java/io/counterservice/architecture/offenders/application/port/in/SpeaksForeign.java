package io.counterservice.architecture.offenders.application.port.in;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hands out a type argument that is of neither the JDK nor the domain. */
interface SpeaksForeign {
  Set<Nullable> marks();
}
