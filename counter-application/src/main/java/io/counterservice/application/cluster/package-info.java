/** What this node tells of itself, and what all of them do. */
@NullMarked
package io.counterservice.application.cluster;

import org.jspecify.annotations.NullMarked;
