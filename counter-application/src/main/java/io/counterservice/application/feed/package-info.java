/** The live feed: what was committed is told to those who watch, in order and without a gap. */
@NullMarked
package io.counterservice.application.feed;

import org.jspecify.annotations.NullMarked;
