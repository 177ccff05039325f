/** The live feed under a schedule that a seed decides. */
@NullMarked
package io.counterservice.application.feed;

import org.jspecify.annotations.NullMarked;
