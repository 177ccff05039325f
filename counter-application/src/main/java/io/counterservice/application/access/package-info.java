/** Who may come in: issues API keys and decides on those presented. */
@NullMarked
package io.counterservice.application.access;

import org.jspecify.annotations.NullMarked;
