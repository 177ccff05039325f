/** Tests of reading, summing up and proving what was counted when. */
@NullMarked
package io.counterservice.application.history;

import org.jspecify.annotations.NullMarked;
