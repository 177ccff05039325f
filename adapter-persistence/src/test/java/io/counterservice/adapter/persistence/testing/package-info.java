/** A real PostgreSQL for tests. */
@NullMarked
package io.counterservice.adapter.persistence.testing;

import org.jspecify.annotations.NullMarked;
