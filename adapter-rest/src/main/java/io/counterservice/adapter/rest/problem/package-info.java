/** Everything that goes wrong, as RFC 9457 problems: their types, their wire form, and the pages that explain them. */
@NullMarked
package io.counterservice.adapter.rest.problem;

import org.jspecify.annotations.NullMarked;
