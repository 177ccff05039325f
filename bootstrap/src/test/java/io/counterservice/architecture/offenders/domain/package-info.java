/** Offenders; see the package {@code offenders}. */
@NullMarked
package io.counterservice.architecture.offenders.domain;

import org.jspecify.annotations.NullMarked;
