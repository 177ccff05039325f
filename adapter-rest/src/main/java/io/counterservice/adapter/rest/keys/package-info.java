/** API keys and their rate plans over HTTP. */
@NullMarked
package io.counterservice.adapter.rest.keys;

import org.jspecify.annotations.NullMarked;
