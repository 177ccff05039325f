/** Offenders; see the package {@code offenders}. */
@NullMarked
package io.counterservice.architecture.offenders.domain.hen;

import org.jspecify.annotations.NullMarked;
