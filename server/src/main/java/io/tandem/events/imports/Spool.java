package io.tandem.events.imports;

import io.tandem.shared.DataDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** Uploaded files in the data directory, until their import is done. */
@Component
class Spool {

  private final Path directory;

  Spool(DataDirectory data) {
    this.directory = data.root().resolve("imports");
  }

  /** Where an import's file is. */
  Path file(long id) {
    return directory.resolve(id + ".part");
  }

  /** Bytes of the file that are there; 0 when there is none. */
  long length(long id) throws IOException {
    Path file = file(id);
    return Files.exists(file) ? Files.size(file) : 0;
  }

  /** Writes a piece durably. What was written beyond {@code offset} before is overwritten. */
  void write(long id, long offset, byte[] piece) throws IOException {
    Files.createDirectories(directory);
    try (FileChannel channel =
        FileChannel.open(file(id), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(piece);
      long at = offset;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
      channel.truncate(at);
      channel.force(true);
    }
  }

  void delete(long id) throws IOException {
    Files.deleteIfExists(file(id));
  }

  /** SHA-256 of the whole file in lower-case hex. */
  String sha256(long id) throws IOException {
    MessageDigest digest = digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file(id)), digest)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has SHA-256
    }
  }
}
