/** Clients of live feeds, cheap enough to share two cores with what they measure: subscribers, and writers at an even pace. */
@NullMarked
package io.counterservice.benchmarks.live;

import org.jspecify.annotations.NullMarked;
