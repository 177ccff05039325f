/** Tokens of an OAuth 2 issuer in place of keys. The only place that knows how they are signed. */
@NullMarked
package io.counterservice.adapter.rest.tokens;

import org.jspecify.annotations.NullMarked;
