package io.tandem.platform.postgres;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL run by Tandem as a durable store: {@code cluster} holds the data, {@code binaries} the
 * unpacked programs, {@code password} the superuser's password (readable by the owner only). What
 * the library's defaults get wrong for a durable store is set here: it would delete the data on
 * close, turn fsync off, trust every local connection and stop in a shutdown hook of its own.
 */
public final class EmbeddedPostgresServer implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgresServer.class);
  private static final Duration STARTUP_WAIT = Duration.ofMinutes(2);

  private final EmbeddedPostgres postgres;
  private final String password;
  private final PostmasterWatch watch;

  private EmbeddedPostgresServer(
      EmbeddedPostgres postgres, String password, PostmasterWatch watch) {
    this.postgres = postgres;
    this.password = password;
    this.watch = watch;
  }

  /**
   * Starts the server on a directory, creating it at first; stops one that was orphaned there.
   * Should it end by itself later, this whole process ends.
   *
   * @throws IOException when it does not come up
   */
  public static EmbeddedPostgresServer start(Path directory) throws IOException {
    Path home = Files.createDirectories(directory);
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
    Path cluster = home.resolve("cluster");
    Path binaries = Files.createDirectories(home.resolve("binaries"));
    new OrphanedPostmaster(cluster, binaries).stop();
    Path finished = home.resolve("initialised");
    if (!Files.exists(finished)) {
      // A first start that was interrupted leaves half a cluster, which nothing relied on yet.
      delete(cluster);
    }
    String password = password(home.resolve("password"));
    EmbeddedPostgres postgres = start(cluster, binaries, home.resolve("password"), password);
    if (!Files.exists(finished)) {
      Files.createFile(finished);
    }
    return new EmbeddedPostgresServer(postgres, password, PostmasterWatch.start(cluster));
  }

  private static EmbeddedPostgres start(
      Path cluster, Path binaries, Path passwordFile, String password) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(cluster)
        .setCleanDataDirectory(false)
        .setOverrideWorkingDirectory(binaries.toFile())
        .setPgBinaryResolver(new Programs(binaries))
        .setRegisterShutdownHook(false)
        .setPGStartupWait(STARTUP_WAIT)
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("password_encryption", "scram-sha-256")
        .setServerConfig("timezone", "UTC")
        .setServerConfig("jit", "off")
        .setLocaleConfig("auth", "scram-sha-256")
        .setLocaleConfig("pwfile", passwordFile.toString())
        .setConnectConfig("password", password)
        .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
        .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static String password(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, HexFormat.of().formatHex(random) + "\n", StandardCharsets.UTF_8);
    }
    return Files.readString(file, StandardCharsets.UTF_8).strip();
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(directory)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** The library remembers per resolver where it unpacked; each data directory has its own. */
  private record Programs(Path directory) implements PgBinaryResolver {

    @Override
    public InputStream getPgBinary(String system, String hardware) throws IOException {
      return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, hardware);
    }
  }

  /** JDBC address, without the password. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
  }

  /** The superuser. */
  public String user() {
    return "postgres";
  }

  /** The superuser's password. */
  public String password() {
    return password;
  }

  @Override
  public void close() throws IOException {
    watch.close();
    postgres.close();
    log.info("PostgreSQL stopped");
  }
}
