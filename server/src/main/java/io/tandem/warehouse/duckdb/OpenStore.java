package io.tandem.warehouse.duckdb;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that is open at a time; after a failure all of it is closed and opened anew. */
final class OpenStore {

  private static final Logger LOG = LoggerFactory.getLogger(OpenStore.class);

  private final Database database;
  private final WriteSession session;
  private final Readers readers;
  private final EventLog events;
  private final IndexFeed feed;
  private final Checkpoints checkpoints;

  private OpenStore(Database database, WriteSession session, Readers readers, Path directory)
      throws SQLException {
    this.database = database;
    this.session = session;
    this.readers = readers;
    this.events = new EventLog(database.connect());
    this.feed = new IndexFeed(database.connect());
    this.checkpoints = new Checkpoints(database.connect(), directory);
  }

  static OpenStore open(
      Path directory, WarehouseSettings settings, PromotedColumns promoted, LongSupplier committed)
      throws SQLException, IOException {
    Database database = Database.open(directory, settings);
    Fingerprints fingerprints = null;
    try {
      var writing = database.connect();
      fingerprints =
          Fingerprints.open(directory.resolve("fingerprints"), writing, WriteSession.end(writing));
      WriteSession session = new WriteSession(writing, fingerprints, promoted);
      return new OpenStore(
          database, session, new Readers(database, settings.readers(), committed), directory);
    } catch (SQLException | IOException | RuntimeException failed) {
      if (fingerprints != null) {
        fingerprints.abandon();
      }
      database.close();
      throw failed;
    }
  }

  WriteSession session() {
    return session;
  }

  Readers readers() {
    return readers;
  }

  EventLog events() {
    return events;
  }

  IndexFeed feed() {
    return feed;
  }

  /** Closes in good order. */
  void close() throws SQLException, IOException {
    readers.close();
    checkpoints.close();
    try {
      session.close();
    } finally {
      database.close();
    }
  }

  /** Closes what cannot be trusted; failures say nothing new. */
  void abandon() {
    readers.close();
    checkpoints.close();
    try {
      session.fingerprints().abandon();
    } catch (IOException failed) {
      LOG.debug("closing fingerprints failed", failed);
    }
    try {
      database.close();
    } catch (SQLException failed) {
      LOG.debug("closing the event store failed", failed);
    }
  }
}
