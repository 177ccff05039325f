/** The house rules as tests. {@link Place} is the map, each {@code *Rules} class a theme, {@code offenders} what each rule must catch. */
@NullMarked
package io.counterservice.architecture;

import org.jspecify.annotations.NullMarked;
