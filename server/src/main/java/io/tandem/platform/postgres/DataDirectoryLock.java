package io.tandem.platform.postgres;

import io.tandem.platform.DataDirectoryInUseException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps a second server off a data directory; released by the system when the process dies. */
public final class DataDirectoryLock implements AutoCloseable {

  private final Path root;
  private final FileChannel channel;

  private DataDirectoryLock(Path root, FileChannel channel) {
    this.root = root;
    this.channel = channel;
  }

  /**
   * Creates the directory where needed and takes its lock.
   *
   * @throws DataDirectoryInUseException when another server holds it
   * @throws IOException when the directory cannot be written
   */
  public static DataDirectoryLock take(Path directory) throws IOException {
    Path root = Files.createDirectories(directory.toAbsolutePath().normalize()).toRealPath();
    FileChannel channel =
        FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      throw new DataDirectoryInUseException(root);
    }
    return new DataDirectoryLock(root, channel);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException sameProcess) {
      return null;
    }
  }

  /** The directory, absolute. */
  public Path root() {
    return root;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
