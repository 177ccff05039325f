/** Looks at all counters, now and then. */
@NullMarked
package io.counterservice.application.survey;

import org.jspecify.annotations.NullMarked;
