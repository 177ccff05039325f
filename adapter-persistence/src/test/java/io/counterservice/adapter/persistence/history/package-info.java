/** Tests of histories on a real PostgreSQL. */
@NullMarked
package io.counterservice.adapter.persistence.history;

import org.jspecify.annotations.NullMarked;
