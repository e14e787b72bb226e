package io.tandem.warehouse.duckdb;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duckdb.DuckDBConnection;

/**
 * Which uuids were received when: one {@link FingerprintTable} per project and UTC day of receipt.
 * An event is a duplicate when its uuid was received in its project on the same day or within the 7
 * days before (or after, should the clock have been set back).
 *
 * <p>Derived data: entered after the commit, completed from the store at start. One thread at a
 * time.
 */
final class Fingerprints implements AutoCloseable {

  private static final int DAYS = 7;
  private static final long DAY = 86_400_000L;

  private record Key(int project, long day) {}

  private final Path directory;
  private final FingerprintState state;
  private final Map<Key, FingerprintTable> tables = new HashMap<>();
  private long newestDay = Long.MIN_VALUE;

  private Fingerprints(Path directory) throws IOException {
    this.directory = directory;
    this.state = new FingerprintState(directory.resolve("state"));
  }

  /** Opens what is there, and completes or rebuilds it from the store. */
  static Fingerprints open(Path directory, DuckDBConnection store, long end)
      throws IOException, SQLException {
    Files.createDirectories(directory);
    Fingerprints fingerprints = new Fingerprints(directory);
    try {
      UUID id = UUID.fromString(Schema.get(store, "id", ""));
      boolean complete = fingerprints.state.trusted(id) && fingerprints.state.watermark() <= end;
      if (!complete || !fingerprints.load()) {
        fingerprints.clear();
        fingerprints.state.watermark(0);
      }
      fingerprints.state.begin(id, fingerprints.state.watermark());
      fingerprints.replay(store);
      fingerprints.watermark(end);
      return fingerprints;
    } catch (IOException | SQLException | RuntimeException failed) {
      fingerprints.release();
      throw failed;
    }
  }

  boolean seen(int project, UUID uuid, long received) {
    long day = Math.floorDiv(received, DAY);
    for (long other = day - DAYS; other <= day + DAYS; other++) {
      FingerprintTable table = other > newestDay ? null : tables.get(new Key(project, other));
      if (table != null && table.contains(uuid)) {
        return true;
      }
    }
    return false;
  }

  void add(int project, UUID uuid, long received) throws IOException {
    Key key = new Key(project, Math.floorDiv(received, DAY));
    FingerprintTable table = tables.get(key);
    if (table == null) {
      table = FingerprintTable.open(file(key));
      if (table == null) {
        throw new IOException("fingerprint table is damaged: " + file(key));
      }
      tables.put(key, table);
      if (key.day() > newestDay) {
        newestDay = key.day();
        forget();
      }
    }
    table.add(uuid);
  }

  void watermark(long seq) {
    state.watermark(seq);
  }

  /** Deletes the tables of days that no event can be compared with any more. */
  private void forget() throws IOException {
    for (Key old : List.copyOf(tables.keySet())) {
      if (old.day() < newestDay - DAYS) {
        FingerprintTable table = tables.remove(old);
        if (table != null) {
          table.close();
        }
        Files.deleteIfExists(file(old));
      }
    }
  }

  private boolean load() throws IOException {
    for (Path file : files()) {
      String[] name = file.getFileName().toString().split("_", -1);
      Key key = new Key(Integer.parseInt(name[1]), Long.parseLong(name[2]));
      FingerprintTable table = FingerprintTable.open(file);
      if (table == null) {
        return false;
      }
      tables.put(key, table);
      newestDay = Math.max(newestDay, key.day());
    }
    forget();
    return true;
  }

  private void clear() throws IOException {
    for (FingerprintTable table : tables.values()) {
      table.close();
    }
    tables.clear();
    newestDay = Long.MIN_VALUE;
    for (Path file : files()) {
      Files.delete(file);
    }
  }

  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "day_*")) {
      found.forEach(files::add);
    }
    return files;
  }

  private Path file(Key key) {
    return directory.resolve("day_" + key.project() + "_" + key.day());
  }

  private void replay(DuckDBConnection store) throws SQLException, IOException {
    String sql =
        """
        SELECT project, uuid, received FROM event
        WHERE seq > ? AND received >= (SELECT max(received) FROM event WHERE seq > ?) - ?\
        """;
    try (PreparedStatement select = store.prepareStatement(sql)) {
      select.setLong(1, state.watermark());
      select.setLong(2, state.watermark());
      select.setLong(3, (DAYS + 1) * DAY);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          add(rows.getInt(1), rows.getObject(2, UUID.class), rows.getLong(3));
        }
      }
    }
  }

  private void release() throws IOException {
    for (FingerprintTable table : tables.values()) {
      table.close();
    }
    tables.clear();
    state.close();
  }

  /** Gives the files up as they are: the next opening completes them. */
  void abandon() throws IOException {
    release();
  }

  @Override
  public void close() throws IOException {
    tables.values().forEach(FingerprintTable::force);
    state.closedInGoodOrder();
    release();
  }
}
