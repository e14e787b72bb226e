package io.tandem.messaging.format;

import java.nio.charset.StandardCharsets;

/** Shortens text to what a provider takes. */
final class Cut {

  private Cut() {}

  /** At most so many bytes of UTF-8, never half a character; an ellipsis shows the cut. */
  static String bytes(String text, int most) {
    if (text.getBytes(StandardCharsets.UTF_8).length <= most) {
      return text;
    }
    StringBuilder cut = new StringBuilder();
    int left = most - 3; // the ellipsis
    for (int at = 0; at < text.length(); ) {
      int character = text.codePointAt(at);
      String piece = Character.toString(character);
      left -= piece.getBytes(StandardCharsets.UTF_8).length;
      if (left < 0) {
        break;
      }
      cut.append(piece);
      at += piece.length();
    }
    return cut.append('…').toString();
  }
}
