/** What was done by whom: the entries of the audit trail. */
@NullMarked
package io.counterservice.domain.audit;

import org.jspecify.annotations.NullMarked;
