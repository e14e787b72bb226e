package io.tandem.cli.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far the demo of a data directory has been played; kept in {@code demo.json} beside the data,
 * readable by its owner only.
 *
 * @param email of the administrator
 * @param password of the administrator, for the summary
 * @param playedTo last day whose events were all acknowledged
 * @param prepared accounts, features and definitions are there
 * @param edition of the story; null in directories from before there were several
 * @param language code of the language it is told in
 */
record DemoState(
    String email,
    String password,
    int playedTo,
    boolean prepared,
    @Nullable Integer edition,
    @Nullable String language) {

  /** Counts what changes in the story so that a play begun before cannot go on. */
  private static final int EDITION = 4;

  private static final JsonMapper JSON = new JsonMapper();
  private static final String FILE = "demo.json";

  /** The state of a directory, or that of a demo not begun, which is told in a language. */
  static DemoState load(Path data, int beforeFirst, StoryLanguage language) throws IOException {
    Path file = data.resolve(FILE);
    if (Files.exists(file)) {
      return current(
          data, JSON.readValue(Files.readString(file, StandardCharsets.UTF_8), DemoState.class));
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
    return new DemoState(
        "admin@example.com", password, beforeFirst, false, EDITION, language.code());
  }

  private static DemoState current(Path data, DemoState found) throws IOException {
    if (found.edition == null || found.edition != EDITION) {
      throw new IOException(
          "%s holds the demo of another version of Tandem. Choose another directory with --data, or look at it with './tandem serve --data %s'. / %s 中是其他版本的演示，请用 --data 另选目录，或用 './tandem serve --data %s' 查看。"
              .formatted(data, data, data, data));
    }
    return found;
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
    return new DemoState(email, password, day, prepared, edition, language);
  }

  DemoState ready() {
    return new DemoState(email, password, playedTo, true, edition, language);
  }

  StoryLanguage told() {
    return StoryLanguage.of(Objects.requireNonNull(language));
  }
}
