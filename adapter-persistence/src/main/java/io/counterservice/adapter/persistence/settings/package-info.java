/** What the settings of this adapter have in common. */
@NullMarked
package io.counterservice.adapter.persistence.settings;

import org.jspecify.annotations.NullMarked;
