package io.counterservice.adapter.rest.counters;

import io.counterservice.adapter.rest.http.Call;
import io.counterservice.adapter.rest.problem.Problem;
import io.counterservice.application.port.CounterQuery;
import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.counter.CounterDefinition;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which page of which counters is asked for. */
record PageRequest(NamePattern visible, String prefix, Map<String, String> labels, @Nullable String after, int limit) {
  private static final int LIMIT_DEFAULT = 100;

  static PageRequest of(Call call) {
    var query = call.query();
    query.allow("prefix", "label", "after", "limit");
    return new PageRequest(call.key().pattern(), prefix(query.one("prefix")), labels(call), after(query.one("after")), limit(call));
  }

  /** The first of the pages that an export goes through. */
  static PageRequest ofExport(Call call) {
    var query = call.query();
    query.allow("prefix", "label", "format");
    return new PageRequest(call.key().pattern(), prefix(query.one("prefix")), labels(call), null, CounterQuery.LIMIT_MAX);
  }

  static int limit(Call call) {
    return (int) call.query().number("limit", 1, CounterQuery.LIMIT_MAX, LIMIT_DEFAULT);
  }

  CounterQuery toQuery() {
    return new CounterQuery(visible, prefix, labels, after, limit);
  }

  /** The address of the page after a name. */
  String nextAddress(String lastName) {
    var address = new StringBuilder("/counters?");
    if (!prefix.isEmpty())
      address.append("prefix=").append(prefix).append('&');
    labels.forEach((name, value) -> address.append("label=").append(encoded(name)).append(':').append(encoded(value)).append('&'));
    return address.append("after=").append(lastName).append("&limit=").append(limit).toString();
  }

  private static String prefix(@Nullable String text) {
    if (text == null || text.isEmpty())
      return "";
    return Names.checked("prefix", text).value();
  }

  private static @Nullable String after(@Nullable String text) {
    return text == null ? null : Names.checked("after", text).value();
  }

  private static Map<String, String> labels(Call call) {
    var labels = new TreeMap<String, String>();
    for (String label : call.query().all("label")) {
      int colon = label.indexOf(':');
      if (colon < 1 || colon > CounterDefinition.LABEL_LENGTH_MAX || label.indexOf('\0') >= 0)
        throw Problem.invalid("label", "must be a label's name and value with a colon between them, such as team:web").asException();
      if (labels.put(label.substring(0, colon), label.substring(colon + 1)) != null)
        throw Problem.invalid("label", "must not name a label twice").asException();
    }
    return labels;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
