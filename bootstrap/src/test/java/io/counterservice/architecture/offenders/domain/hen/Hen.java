package io.counterservice.architecture.offenders.domain.hen;

import io.counterservice.architecture.offenders.domain.egg.Egg;
import org.jspecify.annotations.Nullable;

/** Needs the egg. */
public record Hen(@Nullable Egg from) {}
