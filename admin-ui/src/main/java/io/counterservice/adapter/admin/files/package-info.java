/** Importing counters from a file. */
@NullMarked
package io.counterservice.adapter.admin.files;

import org.jspecify.annotations.NullMarked;
