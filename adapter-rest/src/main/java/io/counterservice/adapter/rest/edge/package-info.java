/** The edge below Spring: what the HTTP server itself refuses before any of our code is asked. */
@NullMarked
package io.counterservice.adapter.rest.edge;

import org.jspecify.annotations.NullMarked;
