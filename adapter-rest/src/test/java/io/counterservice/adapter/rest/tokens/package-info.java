/** Tests of tokens. */
@NullMarked
package io.counterservice.adapter.rest.tokens;

import org.jspecify.annotations.NullMarked;
