package io.counterservice.adapter.rest.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * A strict reader of one JSON body. Everything it does not expect is a {@link JsonViolation} that names the field and the rule it
 * breaks: unknown and repeated fields, other types, fractions, numbers out of range, null, truncation, trailing tokens.
 */
public final class JsonInput {
  private static final int NESTING_MAX = 16;
  private static final int LONG_CHARACTERS_MAX = 20;
  private static final int NAME_SHOWN_MAX = 64;
  private static final JsonFactory FACTORY = JsonFactory.builder()
      .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(NESTING_MAX).maxNumberLength(Integer.MAX_VALUE).build())
      .build();

  private final JsonParser parser;
  private final int linesBefore;
  private String field = "body";

  private JsonInput(JsonParser parser, int linesBefore) {
    this.parser = parser;
    this.linesBefore = linesBefore;
  }

  /** Starts before the first token of the body. */
  public static JsonInput of(byte[] body) {
    return ofLine(body, 0, body.length, 1);
  }

  /** Starts before the first token of a part of the body, which reaches from the beginning of a line to {@code end}, exclusive. */
  public static JsonInput ofLine(byte[] body, int start, int end, int line) {
    if (!Utf8.isValid(body, start, end) || startsLikeUtf16(body, start, end))
      throw JsonViolation.of("body", "must be JSON in UTF-8" + (line == 1 ? "" : " (line " + line + ")"));
    return new JsonInput(FACTORY.createParser(ObjectReadContext.empty(), body, start, end - start), line - 1);
  }

  /** Moves to the next value; null at the end of the input. */
  public @Nullable JsonToken next() {
    try {
      return parser.nextToken();
    } catch (JacksonException e) {
      throw malformed(e);
    }
  }

  /** Reads a body that is one object and nothing else. */
  public void onlyObject(JsonFields fields, JsonObjectReader reader) {
    if (next() == null)
      throw JsonViolation.of("body", "must be a JSON object; it is empty");
    object(fields, reader);
    end();
  }

  /** Reads the object that starts at the current token. */
  public void object(JsonFields fields, JsonObjectReader reader) {
    if (parser.currentToken() != JsonToken.START_OBJECT)
      throw wrong("must be a JSON object");
    String outer = field;
    long seen = 0;
    for (String name = nextName(); name != null; name = nextName()) {
      int place = fields.find(name);
      if (place < 0)
        throw JsonViolation.of(shown(name), fields.names().isEmpty()
            ? "is not a field here; there is none"
            : "is not a field here; known are " + String.join(", ", fields.names()));
      if ((seen & (1L << place)) != 0)
        throw JsonViolation.of(name, "must not occur twice");
      seen |= 1L << place;
      field = fields.name(place);
      next();
      reader.read(place, this);
    }
    field = outer;
  }

  /** Reads an object from strings to strings at the current token. */
  public void pairs(BiConsumer<String, String> taker) {
    pairs(taker, _ -> {
      throw wrong("must be a string");
    });
  }

  /** Reads an object from strings to strings at the current token, some of which may be null. */
  public void pairs(BiConsumer<String, String> taker, Consumer<String> nullTaker) {
    String outer = field;
    if (parser.currentToken() != JsonToken.START_OBJECT)
      throw wrong("must be an object of strings");
    var seen = new HashSet<String>();
    for (String name = nextName(); name != null; name = nextName()) {
      field = outer + "." + shown(name);
      if (!seen.add(name))
        throw JsonViolation.of(field, "must not occur twice");
      next();
      if (isNull())
        nullTaker.accept(name);
      else
        taker.accept(checked(name), text());
    }
    field = outer;
  }

  /** Reads an array of strings at the current token. */
  public List<String> texts() {
    if (parser.currentToken() != JsonToken.START_ARRAY)
      throw wrong("must be an array of strings");
    var texts = new ArrayList<String>();
    while (next() != JsonToken.END_ARRAY)
      texts.add(text());
    return texts;
  }

  public long wholeNumber() {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NUMBER_FLOAT)
      throw wrong("must be a whole number, without fraction or exponent");
    if (token != JsonToken.VALUE_NUMBER_INT)
      throw wrong("must be a whole number");
    try {
      if (parser.getStringLength() > LONG_CHARACTERS_MAX)
        throw outOfRange();
      return parser.getLongValue();
    } catch (InputCoercionException e) {
      throw outOfRange();
    } catch (JacksonException e) {
      throw malformed(e);
    }
  }

  public String text() {
    if (parser.currentToken() != JsonToken.VALUE_STRING)
      throw wrong("must be a string");
    return checked(string());
  }

  public boolean bool() {
    JsonToken token = parser.currentToken();
    if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE)
      throw wrong("must be true or false");
    return token == JsonToken.VALUE_TRUE;
  }

  public boolean isNull() {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }

  /** Moves past the rest of the value that began at this depth; for going on after a violation. */
  public void leave(int depth) {
    while (depth() > depth)
      next();
    field = "body";
  }

  public int depth() {
    return parser.streamReadContext().getNestingDepth();
  }

  /** Checks that nothing follows. */
  public void end() {
    if (next() != null)
      throw JsonViolation.of("body", "must end after its value");
  }

  /** The violation of a rule by the field being read. */
  public JsonViolation wrong(String rule) {
    return JsonViolation.of(field, isNull() ? rule + ", not null" : rule);
  }

  private JsonViolation outOfRange() {
    return wrong("must be within the 64-bit range, -9223372036854775808 to 9223372036854775807");
  }

  private @Nullable String nextName() {
    try {
      return parser.nextName();
    } catch (JacksonException e) {
      throw malformed(e);
    }
  }

  private String string() {
    try {
      return parser.getString();
    } catch (JacksonException e) {
      throw malformed(e);
    }
  }

  private JsonViolation malformed(JacksonException e) {
    var at = parser.currentLocation();
    String place = " (line " + (linesBefore + at.getLineNr()) + ", column " + at.getColumnNr() + ")";
    if (e instanceof UnexpectedEndOfInputException)
      return JsonViolation.malformed("must be complete JSON; it ends too early" + place);
    return JsonViolation.malformed("must be well-formed JSON, nested at most " + NESTING_MAX + " deep" + place);
  }

  private String checked(String text) {
    if (!isStorable(text))
      throw wrong("must not hold U+0000 or half a surrogate pair");
    return text;
  }

  private static boolean startsLikeUtf16(byte[] body, int start, int end) {
    return end - start >= 2 && (body[start] == 0 || body[start + 1] == 0);
  }

  private static boolean isStorable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0)
        return false;
      if (Character.isSurrogate(c) && (Character.isLowSurrogate(c) || ++i == text.length() || !Character.isLowSurrogate(text.charAt(i))))
        return false;
    }
    return true;
  }

  private static String shown(String name) {
    return name.length() <= NAME_SHOWN_MAX ? name : name.substring(0, NAME_SHOWN_MAX) + "…";
  }
}
