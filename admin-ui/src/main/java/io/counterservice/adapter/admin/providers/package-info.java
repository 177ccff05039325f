/** Signing in to the console with an OpenID Connect provider; loaded only where one is configured. */
@NullMarked
package io.counterservice.adapter.admin.providers;

import org.jspecify.annotations.NullMarked;
