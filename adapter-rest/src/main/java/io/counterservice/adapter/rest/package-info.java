/** HTTP in: the REST surface of the service. */
@NullMarked
package io.counterservice.adapter.rest;

import org.jspecify.annotations.NullMarked;
