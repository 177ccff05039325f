package io.counterservice.adapter.admin.page;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a form was made on, carried along in it, so that who saves late learns what somebody else saved meanwhile. */
public final class Facts {
  /** The field that carries it. */
  public static final String FIELD = "was";

  private Facts() {}

  public static String text(SortedMap<String, String> facts) {
    return facts.entrySet().stream().map(fact -> fact.getKey() + '=' + fact.getValue().length() + ':' + fact.getValue())
        .collect(Collectors.joining(";"));
  }

  /** Each fact as it is now, where the form was made on others; empty where it was made on these, or carries none. */
  public static Map<String, String> news(Form form, SortedMap<String, String> now) {
    String was = form.raw(FIELD);
    return was.isEmpty() || was.equals(text(now)) ? Map.of() : new TreeMap<>(now);
  }
}
