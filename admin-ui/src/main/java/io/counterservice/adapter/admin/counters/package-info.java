/** The pages of counters. */
@NullMarked
package io.counterservice.adapter.admin.counters;

import org.jspecify.annotations.NullMarked;
