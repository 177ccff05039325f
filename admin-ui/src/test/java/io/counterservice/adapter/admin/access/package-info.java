/** Tests of who comes into the console. */
@NullMarked
package io.counterservice.adapter.admin.access;

import org.jspecify.annotations.NullMarked;
