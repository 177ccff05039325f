/** What an operator may choose. */
@NullMarked
package io.counterservice.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
