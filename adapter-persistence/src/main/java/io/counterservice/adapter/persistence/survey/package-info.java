/** A look at all counters. */
@NullMarked
package io.counterservice.adapter.persistence.survey;

import org.jspecify.annotations.NullMarked;
