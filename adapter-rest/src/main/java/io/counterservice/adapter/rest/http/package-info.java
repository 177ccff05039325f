/** The way of a request: which route it meets, in what order it is checked, and how its answer is written. */
@NullMarked
package io.counterservice.adapter.rest.http;

import org.jspecify.annotations.NullMarked;
