/** Request bodies, read whole and within limits: of size, of time, and of memory for all of them together. */
@NullMarked
package io.counterservice.adapter.rest.body;

import org.jspecify.annotations.NullMarked;
