/** Offenders; see the package {@code offenders}. */
@NullMarked
package io.counterservice.architecture.offenders.homeless;

import org.jspecify.annotations.NullMarked;
