package io.counterservice.architecture.offenders.domain.egg;

import io.counterservice.architecture.offenders.domain.hen.Hen;
import org.jspecify.annotations.Nullable;

/** Needs the hen. */
public record Egg(@Nullable Hen by) {}
