package io.tandem.warehouse;

/** What came of asking the behaviour index. */
public sealed interface IndexAnswer<T> {

  /**
   * It answered.
   *
   * @param asOf everything up to here was seen, nothing behind it
   * @param mergeVersion of the merges it reflects
   */
  record Given<T>(T value, StreamPosition asOf, long mergeVersion) implements IndexAnswer<T> {}

  /** It could not; ask the event store. */
  record Refused<T>(IndexRefusal reason) implements IndexAnswer<T> {}
}
