/** Which parts are connected how: one file per capability. */
@NullMarked
package io.counterservice.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
