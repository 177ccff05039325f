/** Tests of what providers say. */
@NullMarked
package io.counterservice.adapter.admin.providers;

import org.jspecify.annotations.NullMarked;
