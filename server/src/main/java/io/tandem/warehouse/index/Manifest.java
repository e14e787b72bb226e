package io.tandem.warehouse.index;

import io.tandem.warehouse.StreamPosition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * What the index consists of. It is replaced as a whole, so that a reader sees the index before or
 * after a change and nothing between.
 *
 * @param store of which event store, see {@link io.tandem.warehouse.IndexSource#identity}
 * @param asOf the segments hold the stream up to here
 * @param events how many events they hold, those of erased people left out
 * @param segments file names
 * @param erased people whose events are still in the segments, as (project, key)
 */
record Manifest(
    String store, StreamPosition asOf, long events, List<String> segments, List<long[]> erased) {

  static final String FILE = "MANIFEST";

  private static final String TITLE = "tandem behaviour index " + SegmentWriter.VERSION;

  /**
   * Reads the manifest of a directory.
   *
   * @throws DamagedIndexException when there is none or it cannot be believed
   */
  static Manifest read(Path directory) throws IOException, DamagedIndexException {
    List<String> lines = lines(directory.resolve(FILE));
    List<String> segments = new ArrayList<>();
    List<long[]> erased = new ArrayList<>();
    for (String line : lines.subList(4, lines.size())) {
      String[] words = line.split(" ", -1);
      if (words[0].equals("segment")) {
        segments.add(words[1]);
      } else {
        erased.add(new long[] {Long.parseLong(words[1]), Long.parseLong(words[2])});
      }
    }
    return new Manifest(
        value(lines.get(1)),
        new StreamPosition(value(lines.get(2))),
        Long.parseLong(value(lines.get(3))),
        segments,
        erased);
  }

  private static List<String> lines(Path file) throws IOException, DamagedIndexException {
    if (!Files.exists(file)) {
      throw new DamagedIndexException("missing");
    }
    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    int body = text.lastIndexOf("sum ");
    if (body < 0 || !text.substring(body).equals(sum(text.substring(0, body)))) {
      throw new DamagedIndexException("damaged");
    }
    List<String> lines = text.substring(0, body).lines().toList();
    if (!lines.getFirst().equals(TITLE)) {
      throw new DamagedIndexException("other version");
    }
    return lines;
  }

  private static String value(String line) {
    return line.substring(line.indexOf(' ') + 1);
  }

  private static String sum(String body) {
    CRC32C sum = new CRC32C();
    sum.update(body.getBytes(StandardCharsets.ISO_8859_1));
    return "sum %08x\n".formatted((int) sum.getValue());
  }

  /** Puts this in the place of what is there; durable on return. */
  void publish(Path directory) throws IOException {
    StringBuilder body = new StringBuilder(TITLE).append('\n');
    body.append("store ").append(store).append('\n');
    body.append("asOf ").append(asOf.token()).append('\n');
    body.append("events ").append(events).append('\n');
    segments.forEach(name -> body.append("segment ").append(name).append('\n'));
    erased.forEach(who -> body.append("erased " + who[0] + ' ' + who[1] + '\n'));
    body.append(sum(body.toString()));
    Path fresh = directory.resolve(FILE + ".new");
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = StandardCharsets.ISO_8859_1.encode(body.toString());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    force(directory);
    Files.move(fresh, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    force(directory);
  }

  /** Makes the names of files survive the machine. */
  private static void force(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
