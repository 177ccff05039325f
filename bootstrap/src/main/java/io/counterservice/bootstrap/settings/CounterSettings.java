package io.counterservice.bootstrap.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How counters behave.
 *
 * @param createOnIncrement
 *          whether the first increment of an unknown counter creates it
 */
@ConfigurationProperties("counter")
public record CounterSettings(@DefaultValue("true") boolean createOnIncrement) {}
