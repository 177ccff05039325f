/** What is measured of the running service. */
@NullMarked
package io.counterservice.bootstrap.telemetry;

import org.jspecify.annotations.NullMarked;
