/** What pages show of public counters, in a real browser. Skipped where Debian's chromium is not installed. */
@NullMarked
package io.counterservice.browser;

import org.jspecify.annotations.NullMarked;
