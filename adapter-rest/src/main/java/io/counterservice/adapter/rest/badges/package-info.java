/** What pages show of public counters, without a key: badges, and the script of the element that shows a live value. */
@NullMarked
package io.counterservice.adapter.rest.badges;

import org.jspecify.annotations.NullMarked;
