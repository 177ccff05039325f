/** Tests of what no request shows. */
@NullMarked
package io.counterservice.adapter.rest.problem;

import org.jspecify.annotations.NullMarked;
