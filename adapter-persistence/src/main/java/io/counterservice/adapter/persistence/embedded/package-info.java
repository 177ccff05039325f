/** The service's own PostgreSQL: started when no other database is configured, stopped with the service. */
@NullMarked
package io.counterservice.adapter.persistence.embedded;

import org.jspecify.annotations.NullMarked;
