/** What was counted when: spans of time, and what happened to a counter in them. */
@NullMarked
package io.counterservice.domain.history;

import org.jspecify.annotations.NullMarked;
