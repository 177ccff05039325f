package io.counterservice.domain.counter;

import java.util.List;

/** Updates that arrived together; when {@code atomic}, all of them are applied or none. */
public record Request(List<Update> updates, boolean atomic) {

  public static Request of(Update update) {
    return new Request(List.of(update), false);
  }

  public int size() {
    return updates.size();
  }
}
