/** Tests of what no request shows. */
@NullMarked
package io.counterservice.adapter.rest.json;

import org.jspecify.annotations.NullMarked;
