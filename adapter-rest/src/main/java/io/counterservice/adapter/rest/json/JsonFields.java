package io.counterservice.adapter.rest.json;

import java.util.List;

/** The names an object may have, each with its place in the order given. */
public final class JsonFields {
  private static final int FIELDS_MAX = Long.SIZE;

  private final String[] names;

  private JsonFields(String[] names) {
    this.names = names;
  }

  public static JsonFields of(String... names) {
    if (names.length > FIELDS_MAX)
      throw new IllegalArgumentException("an object has at most " + FIELDS_MAX + " fields");
    var interned = new String[names.length];
    for (int i = 0; i < names.length; i++)
      interned[i] = names[i].intern();
    return new JsonFields(interned);
  }

  public String name(int field) {
    return names[field];
  }

  public List<String> names() {
    return List.of(names);
  }

  /** The field's place, or -1; the parser interns names, so that identity nearly always decides. */
  @SuppressWarnings("ReferenceEquality")
  int find(String name) {
    for (int i = 0; i < names.length; i++)
      if (names[i] == name)
        return i;
    for (int i = 0; i < names.length; i++)
      if (names[i].equals(name))
        return i;
    return -1;
  }
}
