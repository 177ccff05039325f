/** Fakes of the outbound ports, held to the same contracts as the real ones. */
@NullMarked
package io.counterservice.application.testing;

import org.jspecify.annotations.NullMarked;
