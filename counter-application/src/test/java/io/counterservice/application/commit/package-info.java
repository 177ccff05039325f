/** Tests of group commit. */
@NullMarked
package io.counterservice.application.commit;

import org.jspecify.annotations.NullMarked;
