package io.tandem.experiments.history;

import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;

/** By what people are told apart when they are exposed. */
public sealed interface Dimension {

  /** A property of their first exposure. */
  record OfEvent(String property) implements Dimension {}

  /** A property of the person, as it is now. */
  record OfPerson(String property) implements Dimension {}

  /** Whether they are in a segment now. */
  record InSegment(String key) implements Dimension {}

  /** The local day of the week of their first exposure. */
  record OfWeekday() implements Dimension {}

  /** Characters of a name at most. */
  int LONGEST = 200;

  /** In a segment, as a value. */
  String IN = "in";

  /** Not in a segment, as a value. */
  String OUT = "out";

  /**
   * Reads {@code event:PROPERTY}, {@code person:PROPERTY}, {@code segment:KEY} or {@code weekday}.
   *
   * @throws TandemException {@code invalid_request}
   */
  static Dimension of(String text) {
    if (text.equals("weekday")) {
      return new OfWeekday();
    }
    int colon = text.indexOf(':');
    String what = colon < 0 ? text : text.substring(0, colon);
    String name = colon < 0 ? "" : text.substring(colon + 1);
    if (name.isBlank() || name.length() > LONGEST) {
      throw unknown(text);
    }
    return switch (what) {
      case "event" -> new OfEvent(name);
      case "person" -> new OfPerson(name);
      case "segment" -> new InSegment(name);
      default -> throw unknown(text);
    };
  }

  private static TandemException unknown(String text) {
    return new TandemException(
        CommonError.INVALID_REQUEST,
        "by is event:PROPERTY, person:PROPERTY, segment:KEY or weekday, not " + text);
  }
}
