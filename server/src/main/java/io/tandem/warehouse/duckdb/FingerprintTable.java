package io.tandem.warehouse.duckdb;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A set of uuids in a memory-mapped file: extendible hashing with pages of 64 KiB, so that growing
 * costs a fraction of a millisecond however large the set is, and the heap holds only the
 * directory.
 *
 * <p>Every step leaves the file readable for a process that starts after this one was killed: a
 * page splits into two new ones before it is given up, and the old one counts until then. A page's
 * first 16 bytes are its place (depth + 1 in the upper half, hash prefix in the lower; 0 = free)
 * and the number of its uuids; each further 16 bytes are a uuid or zero. Not safe against loss of
 * the page cache, which {@link FingerprintState} detects. One thread at a time.
 */
final class FingerprintTable implements AutoCloseable {

  static final int PAGE = 64 * 1024;
  private static final int SLOTS = PAGE / 16;
  private static final int FULL = 3000;
  private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();

  /** Stands for the nil uuid, which would look like an empty slot. */
  private static final UUID NIL = new UUID(0x6e696c2d75756964L, 0x9b1f3a5c7e2d4860L);

  private final FileChannel channel;
  private final Arena arena = Arena.ofShared();
  private final List<MemorySegment> pages = new ArrayList<>();
  private final Deque<Integer> free = new ArrayDeque<>();
  private int depth;
  private int[] directory = new int[1];

  private FingerprintTable(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Opens or creates the table.
   *
   * @return null when the file cannot be understood
   */
  static @Nullable FingerprintTable open(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
    FingerprintTable table = new FingerprintTable(channel);
    try {
      long size = channel.size() / PAGE * PAGE;
      if (size > 0) {
        table.map(0, size);
      }
      if (table.restore()) {
        return table;
      }
    } catch (IOException | RuntimeException failed) {
      table.close();
      throw failed;
    }
    table.close();
    return null;
  }

  boolean contains(UUID uuid) {
    UUID key = key(uuid);
    MemorySegment page = pages.get(directory[prefix(hash(key), depth)]);
    return at(page, find(page, key)) != null;
  }

  /** Adds a uuid; does nothing when it is there. */
  void add(UUID uuid) throws IOException {
    UUID key = key(uuid);
    long hash = hash(key);
    int page = directory[prefix(hash, depth)];
    while (count(pages.get(page)) >= FULL) {
      split(page);
      page = directory[prefix(hash, depth)];
    }
    put(pages.get(page), key);
  }

  /** Makes what is written survive the machine. */
  void force() {
    for (MemorySegment page : pages) {
      page.force();
    }
  }

  private boolean restore() throws IOException {
    List<Integer> used = new ArrayList<>();
    for (int i = 0; i < pages.size(); i++) {
      if (place(i) == 0) {
        free.add(i);
      } else {
        used.add(i);
      }
    }
    if (used.isEmpty()) {
      int first = allocate();
      publish(first, 0, 0);
      directory[0] = first;
      return true;
    }
    used.sort(Comparator.comparingInt(this::depthOf));
    depth = depthOf(used.getLast());
    if (depth > 26) {
      return false;
    }
    directory = new int[1 << depth];
    Arrays.fill(directory, -1);
    used.forEach(this::enter);
    return Arrays.stream(directory).allMatch(page -> page >= 0);
  }

  /** A page under one that is still there is half of a split that was never finished. */
  private void enter(int page) {
    int own = depthOf(page);
    int from = (int) place(page) << (depth - own);
    int to = from + (1 << (depth - own));
    if (from < 0 || to > directory.length || directory[from] >= 0) {
      LONG.setVolatile(pages.get(page), 0L, 0L);
      free.add(page);
    } else {
      Arrays.fill(directory, from, to, page);
    }
  }

  private void split(int old) throws IOException {
    int own = depthOf(old);
    int prefix = (int) place(old);
    int low = allocate();
    int high = allocate();
    MemorySegment source = pages.get(old);
    for (int slot = 1; slot < SLOTS; slot++) {
      UUID key = at(source, slot);
      if (key != null) {
        boolean upper = (prefix(hash(key), own + 1) & 1) == 1;
        put(pages.get(upper ? high : low), key);
      }
    }
    publish(low, own + 1, prefix << 1);
    publish(high, own + 1, prefix << 1 | 1);
    LONG.setVolatile(source, 0L, 0L);
    free.add(old);
    if (own == depth) {
      grow();
    }
    int width = 1 << (depth - own - 1);
    int from = prefix << (depth - own);
    Arrays.fill(directory, from, from + width, low);
    Arrays.fill(directory, from + width, from + 2 * width, high);
  }

  private void grow() {
    int[] wider = new int[directory.length * 2];
    for (int i = 0; i < wider.length; i++) {
      wider[i] = directory[i / 2];
    }
    directory = wider;
    depth++;
  }

  private int allocate() throws IOException {
    if (free.isEmpty()) {
      extend();
    }
    int page = free.remove();
    pages.get(page).fill((byte) 0);
    return page;
  }

  /** Writes zeros rather than leave a hole: a full disk must fail here, not at a store later. */
  private void extend() throws IOException {
    int more = Math.clamp(pages.size(), 4, 64);
    long size = (long) pages.size() * PAGE;
    ByteBuffer zeros = ByteBuffer.allocate(PAGE);
    try {
      for (int i = 0; i < more; i++) {
        zeros.clear();
        long at = size + (long) i * PAGE;
        while (zeros.hasRemaining()) {
          channel.write(zeros, at + zeros.position());
        }
      }
    } catch (IOException full) {
      channel.truncate(size);
      throw full;
    }
    int first = pages.size();
    map(size, (long) more * PAGE);
    for (int i = 0; i < more; i++) {
      free.add(first + i);
    }
  }

  private void map(long from, long size) throws IOException {
    MemorySegment mapped = channel.map(FileChannel.MapMode.READ_WRITE, from, size, arena);
    for (long at = 0; at < size; at += PAGE) {
      pages.add(mapped.asSlice(at, PAGE));
    }
  }

  private void put(MemorySegment page, UUID key) {
    int slot = find(page, key);
    if (at(page, slot) == null) {
      long at = 16L * slot;
      page.set(ValueLayout.JAVA_LONG, at, key.getMostSignificantBits());
      page.set(ValueLayout.JAVA_LONG, at + 8, key.getLeastSignificantBits());
      page.set(ValueLayout.JAVA_LONG, 8, count(page) + 1);
    }
  }

  /** The slot of the uuid, or the empty one where it would go. */
  private static int find(MemorySegment page, UUID key) {
    int slot = (int) (hash(key) & (SLOTS - 1));
    while (true) {
      slot = Math.max(slot, 1);
      UUID there = at(page, slot);
      if (there == null || there.equals(key)) {
        return slot;
      }
      slot = (slot + 1) % SLOTS;
    }
  }

  private static @Nullable UUID at(MemorySegment page, int slot) {
    long most = page.get(ValueLayout.JAVA_LONG, 16L * slot);
    long least = page.get(ValueLayout.JAVA_LONG, 16L * slot + 8);
    return most == 0 && least == 0 ? null : new UUID(most, least);
  }

  private static long count(MemorySegment page) {
    return page.get(ValueLayout.JAVA_LONG, 8);
  }

  private void publish(int page, int own, int prefix) {
    LONG.setVolatile(pages.get(page), 0L, (own + 1L) << 32 | prefix);
  }

  private long place(int page) {
    return pages.get(page).get(ValueLayout.JAVA_LONG, 0);
  }

  private int depthOf(int page) {
    return (int) (place(page) >>> 32) - 1;
  }

  private static int prefix(long hash, int bits) {
    return bits == 0 ? 0 : (int) (hash >>> (64 - bits));
  }

  private static UUID key(UUID uuid) {
    return uuid.getMostSignificantBits() == 0 && uuid.getLeastSignificantBits() == 0 ? NIL : uuid;
  }

  /** Finaliser of MurmurHash3 over both halves. */
  private static long hash(UUID key) {
    return mix(key.getMostSignificantBits() + mix(key.getLeastSignificantBits()));
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }

  @Override
  public void close() throws IOException {
    arena.close();
    channel.close();
  }
}
