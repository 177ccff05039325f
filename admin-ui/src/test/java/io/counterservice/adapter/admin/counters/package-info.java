/** Tests of what needs no browser. */
@NullMarked
package io.counterservice.adapter.admin.counters;

import org.jspecify.annotations.NullMarked;
