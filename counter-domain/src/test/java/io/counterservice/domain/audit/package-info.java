/** Tests of what the audit trail is told. */
@NullMarked
package io.counterservice.domain.audit;

import org.jspecify.annotations.NullMarked;
