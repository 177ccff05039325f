/** What tests of the whole service share: a running one, and a client that speaks HTTP to it. */
@NullMarked
package io.counterservice.testing;

import org.jspecify.annotations.NullMarked;
