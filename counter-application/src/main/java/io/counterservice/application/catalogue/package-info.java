/** Reading counters: exactly, or as they were a short while ago. */
@NullMarked
package io.counterservice.application.catalogue;

import org.jspecify.annotations.NullMarked;
