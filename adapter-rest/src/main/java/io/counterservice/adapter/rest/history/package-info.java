/** What was counted when: buckets of one counter, of several and of sums, and values of the past; and the proof that they are right. */
@NullMarked
package io.counterservice.adapter.rest.history;

import org.jspecify.annotations.NullMarked;
