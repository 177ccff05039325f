package io.counterservice.bootstrap.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who this node is among the others.
 *
 * @param name
 *          what the console calls it, at most 100 characters; null for the host and the port
 */
@ConfigurationProperties("counter.node")
public record NodeSettings(@Nullable String name) {
  private static final int NAME_LENGTH_MAX = 100;

  public NodeSettings {
    name = name == null || name.isBlank() ? null : name.strip();
    if (name != null && name.length() > NAME_LENGTH_MAX)
      throw new IllegalArgumentException("counter.node.name must have at most " + NAME_LENGTH_MAX + " characters");
  }
}
