/** The pages of users. */
@NullMarked
package io.counterservice.adapter.admin.users;

import org.jspecify.annotations.NullMarked;
