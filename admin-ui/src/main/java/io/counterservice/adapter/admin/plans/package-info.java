/** Pages of rate plans. */
@NullMarked
package io.counterservice.adapter.admin.plans;

import org.jspecify.annotations.NullMarked;
