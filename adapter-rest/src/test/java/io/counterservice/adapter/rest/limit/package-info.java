/** Tests of what no request shows. */
@NullMarked
package io.counterservice.adapter.rest.limit;

import org.jspecify.annotations.NullMarked;
