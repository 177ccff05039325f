/** Runs the packaged service and its peers side by side under the same load and prints what each of them did. */
@NullMarked
package io.counterservice.benchmarks;

import org.jspecify.annotations.NullMarked;
