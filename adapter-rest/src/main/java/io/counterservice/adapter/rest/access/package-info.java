/** Who may come in: the key a request presents, its scope and its name pattern. */
@NullMarked
package io.counterservice.adapter.rest.access;

import org.jspecify.annotations.NullMarked;
