/** Offenders; see the package {@code offenders}. */
@NullMarked
package io.counterservice.architecture.offenders.domain.egg;

import org.jspecify.annotations.NullMarked;
