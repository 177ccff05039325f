@NullMarked
package io.counterservice.application.survey;

import org.jspecify.annotations.NullMarked;
