/** The service's own PostgreSQL, tried with the real programs: starts, kills, and everything that must be refused. */
@NullMarked
package io.counterservice.adapter.persistence.embedded;

import org.jspecify.annotations.NullMarked;
