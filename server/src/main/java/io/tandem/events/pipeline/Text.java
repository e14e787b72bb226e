package io.tandem.events.pipeline;

/** Makes text storable: PostgreSQL takes no NUL, UTF-8 no unpaired surrogate. */
final class Text {

  private static final char REPLACEMENT = '\ufffd';

  private Text() {}

  /** The same instance when nothing had to be replaced. */
  static String clean(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return replaced(text);
      }
    }
    return text;
  }

  /** Clean, and no longer than {@code limit} characters. */
  static String cut(String text, int limit) {
    return clean(text.length() > limit ? text.substring(0, limit) : text);
  }

  private static String replaced(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        clean.append(c).append(text.charAt(++i));
      } else {
        clean.append(c == 0 || Character.isSurrogate(c) ? REPLACEMENT : c);
      }
    }
    return clean.toString();
  }
}
