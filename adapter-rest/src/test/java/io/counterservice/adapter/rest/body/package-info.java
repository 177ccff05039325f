/** Tests of what no request shows. */
@NullMarked
package io.counterservice.adapter.rest.body;

import org.jspecify.annotations.NullMarked;
