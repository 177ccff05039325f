/** The service as a program. */
@NullMarked
package io.counterservice.bootstrap;

import org.jspecify.annotations.NullMarked;
