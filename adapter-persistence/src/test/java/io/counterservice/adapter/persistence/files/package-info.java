/** Tests of files of counters and of the place where they wait. */
@NullMarked
package io.counterservice.adapter.persistence.files;

import org.jspecify.annotations.NullMarked;
