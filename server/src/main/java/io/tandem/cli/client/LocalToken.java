package io.tandem.cli.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The administrator's token of commands that start a server themselves: {@code
 * TANDEM_INIT_ADMIN_TOKEN} where it is set, else one kept in the data directory, readable by its
 * owner only. Whoever can read the data directory can read everything in it anyway.
 */
public final class LocalToken {

  private LocalToken() {}

  /** {@code TANDEM_INIT_ADMIN_TOKEN}, if it is set. */
  public static Optional<String> variable() {
    return Optional.ofNullable(System.getenv("TANDEM_INIT_ADMIN_TOKEN"))
        .filter(token -> !token.isBlank());
  }

  /** The token of a data directory, if there is one. */
  public static Optional<String> find(Path data) throws IOException {
    Optional<String> variable = variable();
    if (variable.isPresent()) {
      return variable;
    }
    Path file = file(data);
    return Files.exists(file)
        ? Optional.of(Files.readString(file, StandardCharsets.UTF_8).strip())
        : Optional.empty();
  }

  /** The token of a data directory, made up at the first call. */
  public static String get(Path data) throws IOException {
    Optional<String> known = find(data);
    if (known.isPresent()) {
      return known.get();
    }
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    String token = "tdm_local_" + HexFormat.of().formatHex(random);
    Files.createDirectories(data);
    Files.createFile(
        file(data),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file(data), token + "\n", StandardCharsets.UTF_8);
    return token;
  }

  private static Path file(Path data) {
    return data.resolve("local-token");
  }
}
