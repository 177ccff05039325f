/** Tests of what no request shows. */
@NullMarked
package io.counterservice.adapter.rest.edge;

import org.jspecify.annotations.NullMarked;
