package io.tandem.messaging.format;

/** A note as plain text: title, words, link, each on lines of its own. */
final class PlainText {

  private PlainText() {}

  /**
   * @param most bytes of UTF-8; the words give way first
   */
  static String of(Note note, int most) {
    String link = note.link() == null ? "" : "\n" + note.link();
    String heading = Cut.bytes(note.heading(), most / 4);
    int left = most - 3 * heading.length() - link.length() - 1;
    return heading + "\n" + Cut.bytes(note.words(), Math.max(left, most / 4)) + link;
  }
}
