package io.tandem.warehouse.index;

/**
 * An event name in an environment, which a section refers to by its place in the section's list.
 *
 * @param name empty for any event of the environment, which has day sets but is in no sequence
 */
record Symbol(int environment, String name) {

  static final String ANY = "";

  Symbol any() {
    return new Symbol(environment, ANY);
  }

  boolean isAny() {
    return name.isEmpty();
  }
}
