/**
 * Decides from what its clients saw whether a counter service kept its promises. Knows nothing but the JDK, so that it can
 * judge any build of the service, and any history that a simulation makes up.
 */
@NullMarked
package io.counterservice.checker;

import org.jspecify.annotations.NullMarked;
