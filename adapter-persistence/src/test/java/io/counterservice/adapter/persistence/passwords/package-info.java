/** Tests of how passwords are kept. */
@NullMarked
package io.counterservice.adapter.persistence.passwords;

import org.jspecify.annotations.NullMarked;
