/** Tests of lanes. */
@NullMarked
package io.counterservice.application.lane;

import org.jspecify.annotations.NullMarked;
