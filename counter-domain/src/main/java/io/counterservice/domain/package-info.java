/** What a counter is and what may happen to it. */
@NullMarked
package io.counterservice.domain;

import org.jspecify.annotations.NullMarked;
