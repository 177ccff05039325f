/** Tests of keys, scopes and name patterns. */
@NullMarked
package io.counterservice.domain.access;

import org.jspecify.annotations.NullMarked;
