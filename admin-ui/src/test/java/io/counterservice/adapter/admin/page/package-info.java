/** Tests of what needs no browser. */
@NullMarked
package io.counterservice.adapter.admin.page;

import org.jspecify.annotations.NullMarked;
