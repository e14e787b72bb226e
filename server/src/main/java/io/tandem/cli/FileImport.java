package io.tandem.cli;

import io.tandem.cli.client.ApiClient;
import io.tandem.cli.client.ApiFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Uploads a file piece by piece, going on where an earlier attempt stopped, and awaits its end. */
final class FileImport {

  private static final int PIECE = 4 << 20;
  private static final int ATTEMPTS = 60;
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final ApiClient client;
  private final String path;
  private final Path file;
  private final ProgressBar progress;

  FileImport(ApiClient client, String project, Path file, ProgressBar progress) {
    this.client = client;
    this.path = "/api/projects/" + URLEncoder.encode(project, StandardCharsets.UTF_8) + "/imports";
    this.file = file;
    this.progress = progress;
  }

  /** Imports it under a mapping into an environment; answers how the import ended. */
  JsonNode run(String mapping, String environment) throws IOException {
    Map<String, Object> request =
        Map.of(
            "fileName",
            file.getFileName().toString(),
            "size",
            Files.size(file),
            "sha256",
            sha256(),
            "mapping",
            mapping,
            "environment",
            environment);
    JsonNode state = patiently(() -> client.post(path, request));
    String own = path + "/" + state.path("id").asLong();
    if (is(state, "receiving")) {
      state = upload(own, state);
    }
    while (is(state, "running")) {
      progress.show("Importing", state.path("processedBytes").asLong(), Files.size(file));
      LockSupport.parkNanos(PAUSE.toNanos());
      state = patiently(() -> client.get(own));
    }
    if (is(state, "done")) {
      progress.show("Importing", 1, 1);
    }
    progress.end();
    return state;
  }

  /** The rejected lines of an import as CSV. */
  String rejected(JsonNode state) {
    return client.text(path + "/" + state.path("id").asLong() + "/rejected");
  }

  private JsonNode upload(String own, JsonNode announced) throws IOException {
    JsonNode state = announced;
    try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
      do {
        long offset = state.path("receivedBytes").asLong();
        progress.show("Uploading", offset, content.length());
        byte[] piece = new byte[(int) Math.min(PIECE, content.length() - offset)];
        content.seek(offset);
        content.readFully(piece);
        state = patiently(() -> send(own, offset, piece));
      } while (is(state, "receiving"));
    }
    progress.show("Uploading", 1, 1);
    return state;
  }

  private JsonNode send(String own, long offset, byte[] piece) {
    try {
      return client.putBytes(own + "/content?offset=" + offset, piece);
    } catch (ApiFailure e) {
      if (e.status() == 409) {
        return client.get(own); // it has more or less than we thought, for example after a restart
      }
      throw e;
    }
  }

  /** Repeats what failed only for the moment. */
  private static JsonNode patiently(Supplier<JsonNode> call) {
    for (int attempt = 1; ; attempt++) {
      try {
        return call.get();
      } catch (ApiFailure e) {
        if (!e.passing() || attempt == ATTEMPTS) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private static boolean is(JsonNode state, String name) {
    return name.equals(state.path("state").asString());
  }

  private String sha256() throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has SHA-256
    }
  }
}
