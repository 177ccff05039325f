@NullMarked
package io.counterservice.application.audit;

import org.jspecify.annotations.NullMarked;
