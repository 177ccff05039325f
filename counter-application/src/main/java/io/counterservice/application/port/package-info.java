/** What both sides of the application share. */
@NullMarked
package io.counterservice.application.port;

import org.jspecify.annotations.NullMarked;
