/** What the nodes tell each other, over Hazelcast; it may be lost at any moment. */
@NullMarked
package io.counterservice.adapter.persistence.grid;

import org.jspecify.annotations.NullMarked;
