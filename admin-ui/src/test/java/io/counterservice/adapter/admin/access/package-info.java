/** Tests of what needs no browser. */
@NullMarked
package io.counterservice.adapter.admin.access;

import org.jspecify.annotations.NullMarked;
