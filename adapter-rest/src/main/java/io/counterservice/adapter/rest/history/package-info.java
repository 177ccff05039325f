/** What was counted when: buckets of one counter, of several and of sums, and values of the past. */
@NullMarked
package io.counterservice.adapter.rest.history;

import org.jspecify.annotations.NullMarked;
