/** What the application asks of the world. */
@NullMarked
package io.counterservice.application.port.out;

import org.jspecify.annotations.NullMarked;
