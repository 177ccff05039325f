/** Who did what, as it is read. */
@NullMarked
package io.counterservice.adapter.rest.audit;

import org.jspecify.annotations.NullMarked;
