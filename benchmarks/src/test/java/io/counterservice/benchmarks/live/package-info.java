/** Tests of the clients of live feeds, against servers of their own. */
@NullMarked
package io.counterservice.benchmarks.live;

import org.jspecify.annotations.NullMarked;
