package io.counterservice.application.port.out;

import java.util.Map;
import java.util.function.Consumer;

/**
 * Tells the other nodes how many operations were admitted here, and hears from them what was admitted there, so that a rate plan
 * holds for all nodes together. Messages may be lost or late: that costs fairness, nothing else. Neither method blocks or fails.
 */
public interface ConsumptionRelay {
  /** Of a service that runs alone. */
  ConsumptionRelay ALONE = new ConsumptionRelay() {
    @Override
    public void publish(Map<String, Long> operationsByKey) {}

    @Override
    public void subscribe(Consumer<Map<String, Long>> listener) {}
  };

  /**
   * Tells the others.
   *
   * @param operationsByKey ids of API keys, and how many operations of theirs were admitted here since the last time; each above 0
   */
  void publish(Map<String, Long> operationsByKey);

  /** Has the listener hear of each message of another node, never of this one's; on a thread that is not to be held up. */
  void subscribe(Consumer<Map<String, Long>> listener);
}
