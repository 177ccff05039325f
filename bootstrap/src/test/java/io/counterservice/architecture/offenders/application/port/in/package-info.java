/** Offenders; see the package {@code offenders}. */
@NullMarked
package io.counterservice.architecture.offenders.application.port.in;

import org.jspecify.annotations.NullMarked;
