package io.tandem.events;

/** Values of properties as they are shown to those who may not see single people. */
public final class PersonalData {

  private PersonalData() {}

  /**
   * The value itself, or masked when it is an e-mail address or phone number, or when the
   * property's name says that it holds such.
   *
   * @param property name of the event's or the person's property
   */
  public static String masked(String property, String value) {
    return Masking.value(property, value);
  }
}
