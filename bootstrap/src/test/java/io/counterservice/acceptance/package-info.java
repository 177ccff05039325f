/** What was promised, in Gherkin: features in words of the product, and the steps that put them to a running service. */
@NullMarked
package io.counterservice.acceptance;

import org.jspecify.annotations.NullMarked;
