/** Tests of what is stored through JPA. */
@NullMarked
package io.counterservice.adapter.persistence.jpa;

import org.jspecify.annotations.NullMarked;
