/** What may be asked of the application. */
@NullMarked
package io.counterservice.application.port.in;

import org.jspecify.annotations.NullMarked;
