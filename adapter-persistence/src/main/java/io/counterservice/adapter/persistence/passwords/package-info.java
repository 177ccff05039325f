/** How passwords of users are kept: as bcrypt hashes. */
@NullMarked
package io.counterservice.adapter.persistence.passwords;

import org.jspecify.annotations.NullMarked;
