/** Offenders; see the package {@code offenders}. */
@NullMarked
package io.counterservice.architecture.offenders.adapter.persistence.jpa;

import org.jspecify.annotations.NullMarked;
