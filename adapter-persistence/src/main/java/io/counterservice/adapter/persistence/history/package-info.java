/** What was counted when: roll-ups of the journal, and how they are read. */
@NullMarked
package io.counterservice.adapter.persistence.history;

import org.jspecify.annotations.NullMarked;
