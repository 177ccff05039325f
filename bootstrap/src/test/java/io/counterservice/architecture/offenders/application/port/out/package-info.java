/** Offenders; see the package {@code offenders}. */
@NullMarked
package io.counterservice.architecture.offenders.application.port.out;

import org.jspecify.annotations.NullMarked;
