/** Limits of how often something may be tried. The only place that knows Bucket4j. */
@NullMarked
package io.counterservice.adapter.rest.limit;

import org.jspecify.annotations.NullMarked;
