package io.tandem.warehouse;

/**
 * A place in the ordered event stream, behind everything already read. Opaque: equal or not, never
 * compared or counted.
 */
public record StreamPosition(String token) {

  /** Before the first event. */
  public static final StreamPosition START = new StreamPosition("");
}
