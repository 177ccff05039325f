/** How badges are drawn. */
@NullMarked
package io.counterservice.adapter.rest.badges;

import org.jspecify.annotations.NullMarked;
