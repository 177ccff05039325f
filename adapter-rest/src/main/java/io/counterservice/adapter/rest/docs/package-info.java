/** Pages about the surface itself: the problems, the OpenAPI document, and a page to browse it. None needs a key. */
@NullMarked
package io.counterservice.adapter.rest.docs;

import org.jspecify.annotations.NullMarked;
