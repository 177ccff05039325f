/** Who may do what: API keys, scopes, name patterns, rate plans. */
@NullMarked
package io.counterservice.domain.access;

import org.jspecify.annotations.NullMarked;
