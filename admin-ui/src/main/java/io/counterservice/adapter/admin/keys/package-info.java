/** The pages of API keys and rate plans. */
@NullMarked
package io.counterservice.adapter.admin.keys;

import org.jspecify.annotations.NullMarked;
