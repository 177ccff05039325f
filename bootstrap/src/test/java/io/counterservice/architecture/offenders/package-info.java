/** A house whose every class breaks exactly one rule; the rules must say so. */
@NullMarked
package io.counterservice.architecture.offenders;

import org.jspecify.annotations.NullMarked;
