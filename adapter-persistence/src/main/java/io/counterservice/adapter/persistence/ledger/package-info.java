/** The ledger in PostgreSQL: plain JDBC, one transaction per batch. */
@NullMarked
package io.counterservice.adapter.persistence.ledger;

import org.jspecify.annotations.NullMarked;
