package io.tandem.warehouse;

/** What an engine lets the contract test do. */
public interface WarehouseFixture extends AutoCloseable {

  /** The open store. */
  Warehouse warehouse();

  /** Its dialect. */
  Sql sql();

  /** Its columns for properties. */
  PromotedProperties promotedProperties();

  /** What an index of it is made of. */
  IndexSource source();

  /** Its erasure. */
  Erasure erasure();

  /** Its segments. */
  Memberships memberships();

  /** Closes in good order and opens again. */
  void reopen();

  @Override
  void close();
}
