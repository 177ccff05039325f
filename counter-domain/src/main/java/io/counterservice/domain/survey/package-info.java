/** What a look at all counters finds. */
@NullMarked
package io.counterservice.domain.survey;

import org.jspecify.annotations.NullMarked;
