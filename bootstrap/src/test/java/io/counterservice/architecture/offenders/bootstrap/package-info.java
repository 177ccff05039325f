/** Offenders; see the package {@code offenders}. */
@NullMarked
package io.counterservice.architecture.offenders.bootstrap;

import org.jspecify.annotations.NullMarked;
