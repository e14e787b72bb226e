package io.tandem.platform;

import io.tandem.platform.postgres.DataDirectoryLock;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What can be known to be in the way before anything is started or written. */
final class StartChecks {

  private static final int PORT_TAKEN = 4;
  private static final int UNUSABLE = 5;

  private StartChecks() {}

  static void directory(Path data) {
    Path root = data.toAbsolutePath().normalize();
    Path existing = root;
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (existing == null || !Files.isDirectory(existing) || !Files.isWritable(existing)) {
      throw new StartFailure(
          UNUSABLE,
          "%s is no directory that can be written. Choose another with --data. / %s 不是可写的目录，请用 --data 另选。"
              .formatted(existing, existing));
    }
    if (Files.exists(root.resolve("lock"))) {
      try {
        DataDirectoryLock.take(root).close();
      } catch (IOException e) {
        throw new StartFailure(
            UNUSABLE,
            "The data directory %s cannot be used: %s. / 无法使用数据目录 %s：%s。"
                .formatted(root, e.getMessage(), root, e.getMessage()));
      }
    }
  }

  static void port(int port) {
    try {
      new ServerSocket(port).close();
    } catch (IOException taken) {
      throw new StartFailure(
          PORT_TAKEN,
          "Port %d cannot be used: %s. Stop what listens there, or choose another with --port. / 端口 %d 无法使用（可能已被占用），请停止占用它的程序，或用 --port 另选端口。"
              .formatted(port, taken.getMessage(), port));
    }
  }

  static void zone(@Nullable String zone) {
    if (zone == null || zone.isBlank()) {
      return;
    }
    try {
      ZoneId.of(zone);
    } catch (DateTimeException unknown) {
      throw new StartFailure(
          UNUSABLE,
          "TANDEM_ZONE is '%s', which is no time zone. Name one such as Asia/Shanghai. / TANDEM_ZONE 的值 '%s' 不是时区，请填写如 Asia/Shanghai 的时区名。"
              .formatted(zone, zone));
    }
  }
}
