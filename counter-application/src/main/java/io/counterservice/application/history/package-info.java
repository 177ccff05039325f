/** What was counted when: reading it, summing it up, and proving that it is right. */
@NullMarked
package io.counterservice.application.history;

import org.jspecify.annotations.NullMarked;
