/** What every implementation of an outbound port must keep. */
@NullMarked
package io.counterservice.application.contract;

import org.jspecify.annotations.NullMarked;
