/** Strict reading and plain writing of JSON, a token at a time. */
@NullMarked
package io.counterservice.adapter.rest.json;

import org.jspecify.annotations.NullMarked;
