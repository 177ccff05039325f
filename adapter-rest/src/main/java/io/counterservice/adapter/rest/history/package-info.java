/** What was counted when, and the proof that it is right. */
@NullMarked
package io.counterservice.adapter.rest.history;

import org.jspecify.annotations.NullMarked;
