/** Files of counters: their formats, and the place where they wait to be imported. */
@NullMarked
package io.counterservice.adapter.persistence.files;

import org.jspecify.annotations.NullMarked;
