@NullMarked
package io.counterservice.adapter.admin.audit;

import org.jspecify.annotations.NullMarked;
