/** Who may do what: API keys, scopes, name patterns. */
@NullMarked
package io.counterservice.domain.access;

import org.jspecify.annotations.NullMarked;
