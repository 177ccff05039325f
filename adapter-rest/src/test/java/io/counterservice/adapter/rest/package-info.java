/** The REST surface over real HTTP, on the application's own services and its ledger in memory. */
@NullMarked
package io.counterservice.adapter.rest;

import org.jspecify.annotations.NullMarked;
