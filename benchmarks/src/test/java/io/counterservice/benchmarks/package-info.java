/** What the numbers go through before anybody reads them: parsing, medians, tables. */
@NullMarked
package io.counterservice.benchmarks;

import org.jspecify.annotations.NullMarked;
