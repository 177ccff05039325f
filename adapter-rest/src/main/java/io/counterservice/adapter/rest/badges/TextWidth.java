package io.counterservice.adapter.rest.badges;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/** How wide text is in DejaVu Sans, from which Verdana differs little. A browser with another font stretches the text to this width. */
final class TextWidth {
  private static final int FIRST = ' ';
  /** In thousandths of the font's size, from the space to the tilde. */
  private static final int[] ADVANCES = {318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, //
      636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, //
      1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787, //
      603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, //
      500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, //
      635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838};
  private static final int NONE = 0;
  private static final int USUAL = 630;
  private static final int WIDE = 1000;
  private static final Set<UnicodeScript> WIDE_SCRIPTS = Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA,
      UnicodeScript.HANGUL);

  private TextWidth() {}

  /** The width of a text in a font of this size, in the same unit. */
  static double of(String text, int fontSize) {
    return text.codePoints().map(TextWidth::advance).sum() * fontSize / 1000.0;
  }

  private static int advance(int character) {
    if (character >= FIRST && character < FIRST + ADVANCES.length)
      return ADVANCES[character - FIRST];
    if (Character.getType(character) == Character.NON_SPACING_MARK || Character.getType(character) == Character.FORMAT)
      return NONE;
    return WIDE_SCRIPTS.contains(UnicodeScript.of(character)) || Character.isEmoji(character) ? WIDE : USUAL;
  }
}
