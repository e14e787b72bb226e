package io.tandem.warehouse.duckdb;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Says up to which event the fingerprints are complete, for which store, and whether the machine
 * has kept what was written: either they were closed in good order, or the system has not been
 * started anew since (the page cache survives the process, not the system).
 */
final class FingerprintState implements AutoCloseable {

  private static final int SIZE = 64;
  private static final long MAGIC = 0x54414e44454d4631L;
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  private final FileChannel channel;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment memory;

  FingerprintState(Path file) throws IOException {
    channel =
        FileChannel.open(
            file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
    if (channel.size() < SIZE) {
      channel.write(java.nio.ByteBuffer.allocate(SIZE), 0);
    }
    memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE, arena);
  }

  /** Whether the tables beside this file can be believed. */
  boolean trusted(UUID store) throws IOException {
    boolean kept = get(5) == 1 || boot().equals(new UUID(get(3), get(4)));
    return get(0) == MAGIC && kept && store.equals(new UUID(get(1), get(2)));
  }

  /** Highest {@code seq} whose fingerprint, and those of all before it, is in the tables. */
  long watermark() {
    return get(6);
  }

  void watermark(long seq) {
    set(6, seq);
  }

  /** From now on only this boot of the system vouches for what is written. */
  void begin(UUID store, long watermark) throws IOException {
    set(0, MAGIC);
    set(1, store.getMostSignificantBits());
    set(2, store.getLeastSignificantBits());
    UUID boot = boot();
    set(3, boot.getMostSignificantBits());
    set(4, boot.getLeastSignificantBits());
    set(5, 0);
    set(6, watermark);
    memory.force();
  }

  /** The tables are on disk. */
  void closedInGoodOrder() {
    set(5, 1);
    memory.force();
  }

  /** Where the system does not say, no two answers are equal, which means: rebuild. */
  private static UUID boot() throws IOException {
    return Files.isReadable(BOOT_ID)
        ? UUID.fromString(Files.readString(BOOT_ID, StandardCharsets.US_ASCII).strip())
        : UUID.randomUUID();
  }

  private long get(int index) {
    return memory.getAtIndex(ValueLayout.JAVA_LONG, index);
  }

  private void set(int index, long value) {
    memory.setAtIndex(ValueLayout.JAVA_LONG, index, value);
  }

  @Override
  public void close() throws IOException {
    arena.close();
    channel.close();
  }
}
