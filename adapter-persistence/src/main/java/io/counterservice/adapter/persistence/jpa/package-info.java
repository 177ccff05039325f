/** What is written seldom and read by people: API keys, their tickets and rate plans, and users, through JPA. */
@NullMarked
package io.counterservice.adapter.persistence.jpa;

import org.jspecify.annotations.NullMarked;
