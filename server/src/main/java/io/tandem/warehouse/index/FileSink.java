package io.tandem.warehouse.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/** Writes a new file and sums up its parts. */
final class FileSink extends ByteSink implements AutoCloseable {

  private static final int BUFFER = 1 << 20;

  private final FileChannel channel;
  private final CRC32C sum = new CRC32C();

  FileSink(Path file) throws IOException {
    super(BUFFER);
    channel =
        FileChannel.open(
            file,
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING);
  }

  @Override
  void drain(ByteBuffer bytes) throws IOException {
    sum.update(bytes.duplicate());
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** The sum of everything since the last call. */
  int sum() throws IOException {
    flush();
    int value = (int) sum.getValue();
    sum.reset();
    return value;
  }

  /** Returns when all is on the disk. */
  void force() throws IOException {
    flush();
    channel.force(true);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
