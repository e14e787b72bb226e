package io.tandem.cli.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The administrator's token that a server keeps in its data directory for commands on this machine,
 * readable by its owner only. Whoever can read the data directory can read everything in it anyway.
 */
public final class LocalToken {

  private LocalToken() {}

  /**
   * What may be the token of a server, the likeliest first.
   *
   * @param data the server's data directory; null when it is another machine's
   */
  static List<String> candidates(@Nullable Path data) throws IOException {
    Set<String> candidates = new LinkedHashSet<>();
    String variable = System.getenv("TANDEM_INIT_ADMIN_TOKEN");
    if (variable != null && !variable.isBlank()) {
      candidates.add(variable);
    }
    if (data != null && Files.isReadable(file(data))) {
      candidates.add(read(data));
    }
    return List.copyOf(candidates);
  }

  /** The token kept in a data directory, made up at the first call. */
  public static String get(Path data) throws IOException {
    if (Files.exists(file(data)) && !read(data).isEmpty()) {
      return read(data);
    }
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    String token = "tdm_local_" + HexFormat.of().formatHex(random);
    Files.createDirectories(data);
    Files.deleteIfExists(file(data));
    Files.createFile(
        file(data),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file(data), token + "\n", StandardCharsets.UTF_8);
    return token;
  }

  private static String read(Path data) throws IOException {
    return Files.readString(file(data), StandardCharsets.UTF_8).strip();
  }

  private static Path file(Path data) {
    return data.resolve("local-token");
  }
}
