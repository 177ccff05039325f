@NullMarked
package io.counterservice.domain.history;

import org.jspecify.annotations.NullMarked;
