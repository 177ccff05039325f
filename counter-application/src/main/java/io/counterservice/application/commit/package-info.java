/** Group commit: concurrent updates become one transaction, and each caller gets its own outcome. */
@NullMarked
package io.counterservice.application.commit;

import org.jspecify.annotations.NullMarked;
