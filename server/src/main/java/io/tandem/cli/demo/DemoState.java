package io.tandem.cli.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far the demo of a data directory has been played; kept in {@code demo.json} beside the data,
 * readable by its owner only.
 *
 * @param email of the administrator
 * @param password of the administrator, for the summary
 * @param playedTo last day whose events were all acknowledged
 * @param prepared accounts, features and definitions are there
 */
record DemoState(String email, String password, int playedTo, boolean prepared) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String FILE = "demo.json";

  /** The state of a directory, or that of a demo not begun. */
  static DemoState load(Path data, int beforeFirst) throws IOException {
    Path file = data.resolve(FILE);
    if (Files.exists(file)) {
      return JSON.readValue(Files.readString(file, StandardCharsets.UTF_8), DemoState.class);
    }
    if (Files.isDirectory(data)) {
      try (Stream<Path> content = Files.list(data)) {
        if (content.anyMatch(path -> !path.endsWith("local-token"))) {
          throw new IOException(
              "%s holds something else than a demo. Choose another directory with --data. / %s 中不是演示数据，请用 --data 另选目录。"
                  .formatted(data, data));
        }
      }
    }
    byte[] random = new byte[8];
    new SecureRandom().nextBytes(random);
    String password = "demo-" + HexFormat.of().formatHex(random);
    return new DemoState("admin@example.com", password, beforeFirst, false);
  }

  static boolean exists(Path data) {
    return Files.exists(data.resolve(FILE));
  }

  /** Keeps it; a kill leaves the old or the new state. */
  void save(Path data) throws IOException {
    Files.createDirectories(data);
    Path fresh = data.resolve(FILE + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(fresh, JSON.writeValueAsString(this), StandardCharsets.UTF_8);
    Files.move(fresh, data.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
  }

  DemoState played(int day) {
    return new DemoState(email, password, day, prepared);
  }

  DemoState ready() {
    return new DemoState(email, password, playedTo, true);
  }
}
