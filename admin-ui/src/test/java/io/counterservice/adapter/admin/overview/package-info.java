@NullMarked
package io.counterservice.adapter.admin.overview;

import org.jspecify.annotations.NullMarked;
