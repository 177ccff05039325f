package io.counterservice.adapter.websocket;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.json.JsonFactory;

/** Reads the tokens of one message; whatever is not as expected breaks a rule of the field that is read. */
final class FrameInput {
  static final String BODY = "frame";
  private static final int NESTING_MAX = 16;
  private static final int LONG_CHARACTERS_MAX = 20;
  private static final int NAME_SHOWN_MAX = 128;
  private static final JsonFactory FACTORY = JsonFactory.builder()
      .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(NESTING_MAX).maxNumberLength(Integer.MAX_VALUE).build())
      .build();

  private final JsonParser parser;

  FrameInput(String message) {
    this.parser = FACTORY.createParser(ObjectReadContext.empty(), message);
  }

  @Nullable
  JsonToken next() {
    try {
      return parser.nextToken();
    } catch (JacksonException _) {
      throw malformed();
    }
  }

  /** The name of the next field of an object, whose value is then current; null at its end. */
  @Nullable
  String nextField() {
    try {
      String name = parser.nextName();
      if (name == null)
        return null;
      parser.nextToken();
      return name.length() <= NAME_SHOWN_MAX ? name : name.substring(0, NAME_SHOWN_MAX) + "…";
    } catch (JacksonException _) {
      throw malformed();
    }
  }

  /** Requires that the current token is this one. */
  void require(JsonToken token, String field, String rule) {
    if (parser.currentToken() != token)
      throw BrokenRule.of(field, rule);
  }

  String text(String field) {
    require(JsonToken.VALUE_STRING, field, "must be a string");
    try {
      return parser.getString();
    } catch (JacksonException _) {
      throw malformed();
    }
  }

  long number(String field, String rule) {
    require(JsonToken.VALUE_NUMBER_INT, field, rule);
    try {
      if (parser.getStringLength() > LONG_CHARACTERS_MAX)
        throw BrokenRule.of(field, rule);
      return parser.getLongValue();
    } catch (InputCoercionException _) {
      throw BrokenRule.of(field, rule);
    } catch (JacksonException _) {
      throw malformed();
    }
  }

  /** Moves past the rest of the value that began at this depth. */
  void leave(int depth) {
    while (depth() > depth)
      next();
  }

  int depth() {
    return parser.streamReadContext().getNestingDepth();
  }

  private static MalformedFrame malformed() {
    return new MalformedFrame();
  }

  /** The message is not JSON, so that nothing after this place can be read. */
  static final class MalformedFrame extends RuntimeException {
    private static final long serialVersionUID = 1;

    MalformedFrame() {
      super("a message is not JSON", null, false, false);
    }

    String rule() {
      return "must be well-formed JSON, nested at most " + NESTING_MAX + " deep";
    }
  }
}
