package io.tandem.warehouse.index;

/** The files cannot be used; the index is built anew. The message says why, in a word or two. */
final class DamagedIndexException extends Exception {

  private static final long serialVersionUID = 1;

  DamagedIndexException(String reason) {
    super(reason);
  }
}
