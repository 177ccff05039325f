/** Tests of the keys. */
@NullMarked
package io.counterservice.application.access;

import org.jspecify.annotations.NullMarked;
