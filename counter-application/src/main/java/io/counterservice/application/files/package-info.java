/** Files of counters: written page by page, and read back row by row into operations. */
@NullMarked
package io.counterservice.application.files;

import org.jspecify.annotations.NullMarked;
