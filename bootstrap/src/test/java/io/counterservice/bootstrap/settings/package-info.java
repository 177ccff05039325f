/** What an operator may choose. */
@NullMarked
package io.counterservice.bootstrap.settings;

import org.jspecify.annotations.NullMarked;
