/** The pages of API keys. */
@NullMarked
package io.counterservice.adapter.admin.keys;

import org.jspecify.annotations.NullMarked;
