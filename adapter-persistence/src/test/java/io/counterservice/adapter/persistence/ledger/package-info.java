/** Tests of the ledger on a real PostgreSQL. */
@NullMarked
package io.counterservice.adapter.persistence.ledger;

import org.jspecify.annotations.NullMarked;
