package io.tandem.shared;

/**
 * A name in both languages of the interface; neither is blank, each at most 200 characters.
 *
 * @param zh Chinese
 * @param en English
 */
public record Names(String zh, String en) {

  /**
   * @throws TandemException {@code invalid_request} when a name is blank or too long
   */
  public Names {
    if (zh.isBlank() || en.isBlank() || zh.length() > 200 || en.length() > 200) {
      throw new TandemException(
          CommonError.INVALID_REQUEST, "a name needs 1 to 200 characters in both languages");
    }
  }
}
