/** Real input on its way through the whole service. */
@NullMarked
package io.counterservice.journey;

import org.jspecify.annotations.NullMarked;
