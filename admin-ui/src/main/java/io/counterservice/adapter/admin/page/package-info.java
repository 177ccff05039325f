/** What all pages have: frame, numbers, pictures, files. */
@NullMarked
package io.counterservice.adapter.admin.page;

import org.jspecify.annotations.NullMarked;
