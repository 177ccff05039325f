/** The operations console. */
@NullMarked
package io.counterservice.adapter.admin;

import org.jspecify.annotations.NullMarked;
