/** Tests of files of counters, out and in. */
@NullMarked
package io.counterservice.application.files;

import org.jspecify.annotations.NullMarked;
