package io.counterservice.adapter.rest.json;

/** Takes the fields of one object as they come; each field comes at most once. */
@FunctionalInterface
public interface JsonObjectReader {

  /** Reads the value of the field at this place in the object's {@link JsonFields}. */
  void read(int field, JsonInput in);
}
