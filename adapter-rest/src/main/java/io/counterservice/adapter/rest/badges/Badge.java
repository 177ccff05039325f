package io.counterservice.adapter.rest.badges;

import java.util.Locale;

/**
 * A label and a value beside each other.
 *
 * @param label what stands on the left; nothing where it is empty
 * @param title what the badge is called where it is not seen
 */
record Badge(String label, String value, String title, Look look) {
  private static final int HEIGHT = 20;
  private static final int FONT_SIZE = 11;
  private static final int BASELINE = 14;
  private static final int PADDING = 6;

  /** The colours and the shape. */
  record Look(Colour value, Colour label, Style style) {}

  /** The shape of the corners. */
  enum Style {
    FLAT(4, 0), FLAT_SQUARE(0, 0), ROUND(10, 3);

    private final int radius;
    private final int furtherPadding;

    Style(int radius, int furtherPadding) {
      this.radius = radius;
      this.furtherPadding = furtherPadding;
    }
  }

  /** The badge as a picture: no ids, no styles, nothing to load, so that a page may also hold many of them within itself. */
  String toSvg() {
    Style style = look.style();
    int edge = PADDING + style.furtherPadding;
    int middle = label.isEmpty() ? 0 : edge + pixels(label) + PADDING;
    int valueAt = label.isEmpty() ? edge : middle + PADDING;
    int width = valueAt + pixels(value) + edge;
    String name = escaped(title);
    var svg = new StringBuilder(1_024).append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(width).append("\" height=\"")
        .append(HEIGHT).append("\" viewBox=\"0 0 ").append(width).append(' ').append(HEIGHT).append("\" role=\"img\" aria-label=\"")
        .append(name).append("\"><title>").append(name).append("</title>");
    if (!label.isEmpty())
      svg.append(shape(look.label(), 0, middle, style.radius, 0));
    svg.append(shape(look.value(), middle, width, label.isEmpty() ? style.radius : 0, style.radius));
    svg.append("<g font-family=\"Verdana,'DejaVu Sans',Geneva,sans-serif\" font-size=\"").append(FONT_SIZE).append("\">");
    if (!label.isEmpty())
      svg.append(text(label, edge, look.label().ink()));
    return svg.append(text(value, valueAt, look.value().ink())).append("</g></svg>").toString();
  }

  private static int pixels(String text) {
    return (int) Math.ceil(TextWidth.of(text, FONT_SIZE));
  }

  /** A box from one place to another with round corners on the left and on the right. */
  private static String shape(Colour colour, int from, int to, int left, int right) {
    return String.format(Locale.ROOT, "<path fill=\"%1$s\" d=\"M%2$d 0H%3$da%4$d %4$d 0 0 1 %4$d %4$dV%5$da%4$d %4$d 0 0 1 -%4$d %4$d"
        + "H%2$da%6$d %6$d 0 0 1 -%6$d -%6$dV%6$da%6$d %6$d 0 0 1 %6$d -%6$dz\"/>", colour.hex(), from + left, to - right, right,
        HEIGHT - right, left);
  }

  private static String text(String text, int at, Colour ink) {
    return String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\" fill=\"%s\" textLength=\"%.1f\" lengthAdjust=\"spacingAndGlyphs\">%s</text>",
        at, BASELINE, ink.hex(), TextWidth.of(text, FONT_SIZE), escaped(text));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
  }
}
