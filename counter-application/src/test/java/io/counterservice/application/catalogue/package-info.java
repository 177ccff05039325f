/** Tests of reading counters exactly. */
@NullMarked
package io.counterservice.application.catalogue;

import org.jspecify.annotations.NullMarked;
