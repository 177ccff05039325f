/** Offenders; see the package {@code offenders}. */
@NullMarked
package io.counterservice.architecture.offenders.application;

import org.jspecify.annotations.NullMarked;
