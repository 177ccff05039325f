/** Who is signed in, and what that lets them do. */
@NullMarked
package io.counterservice.adapter.admin.access;

import org.jspecify.annotations.NullMarked;
