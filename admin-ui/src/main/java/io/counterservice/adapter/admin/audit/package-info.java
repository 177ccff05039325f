/** The page of the audit trail, and the trail as a table to take away. */
@NullMarked
package io.counterservice.adapter.admin.audit;

import org.jspecify.annotations.NullMarked;
