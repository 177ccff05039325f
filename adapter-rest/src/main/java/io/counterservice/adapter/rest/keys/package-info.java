/** API keys over HTTP: create, list, rotate, revoke. */
@NullMarked
package io.counterservice.adapter.rest.keys;

import org.jspecify.annotations.NullMarked;
