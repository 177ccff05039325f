package io.counterservice.benchmarks;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Lua for wrk. Requests are built before the clock starts, so that the client costs the same whoever is measured; the last line
 * printed is the result in a form that {@link Wrk} reads.
 */
final class WrkScript {
  private static final String RESULT = """
      done = function(summary, latency, _)
        local e = summary.errors
        io.write(string.format("bench requests=%d micros=%d p50=%d p99=%d status=%d socket=%d\\n", summary.requests, summary.duration,
          latency:percentile(50), latency:percentile(99), e.status, e.connect + e.read + e.write + e.timeout))
      end
      """;

  private WrkScript() {}

  /** One request, again and again. */
  static String same(String method, String path, String headers) {
    return headers + "wrk.method = \"%s\"\nwrk.path = \"%s\"\n".formatted(method, path) + RESULT;
  }

  /** One of many paths at random; {@code #} in the path stands for the number, 0 to {@code count - 1}. */
  static String random(String method, String path, String headers, Choice choice) {
    return headers + """
        math.randomseed(%d)
        local requests, path = {}, "%s"
        init = function(_)
          for i = 1, %d do requests[i] = wrk.format("%s", (path:gsub("#", i - 1))) end
        end
        request = function() return requests[math.random(#requests)] end
        """.formatted(choice.seed(), path, choice.count(), method) + RESULT;
  }

  /** One of a few bodies in turn. */
  static String posts(String path, String headers, List<String> bodies) {
    return headers + """
        local bodies = {%s}
        local requests, turn = {}, 0
        init = function(_)
          for i, body in ipairs(bodies) do requests[i] = wrk.format("POST", "%s", nil, body) end
        end
        request = function()
          turn = turn %% #requests + 1
          return requests[turn]
        end
        """.formatted(bodies.stream().map("[==[%s]==]"::formatted).collect(Collectors.joining(",")), path) + RESULT;
  }

  static String header(String name, String value) {
    return "wrk.headers[\"%s\"] = \"%s\"\n".formatted(name, value);
  }

  /** How many names there are to choose from, and the seed of the choosing. */
  record Choice(int count, int seed) {}
}
