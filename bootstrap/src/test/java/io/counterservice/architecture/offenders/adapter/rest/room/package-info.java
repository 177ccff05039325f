/** Offenders; see the package {@code offenders}. */
@NullMarked
package io.counterservice.architecture.offenders.adapter.rest.room;

import org.jspecify.annotations.NullMarked;
