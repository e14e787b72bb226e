package io.tandem.support;

import io.tandem.platform.postgres.EmbeddedPostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/**
 * PostgreSQL as a first start makes it: programs unpacked, cluster initialised, tables there and
 * empty. Made once a JVM; servers of tests begin with a copy, which spares each some seconds. That
 * a first start makes all this from nothing is seen by those who do not use it: {@code
 * PostgresRecoveryIT}, {@code StartIT}, {@code DemoIT}.
 */
public final class PreparedPostgres {

  private static @Nullable Path made;

  private PreparedPostgres() {}

  /**
   * Puts a copy, {@code postgres}, into a data directory that has none yet: a whole one or none.
   */
  public static void into(Path data) {
    Path home = data.resolve("postgres");
    if (Files.exists(home)) {
      return;
    }
    try {
      Path begun = Files.createDirectories(data).resolve("postgres.begun");
      if (Files.exists(begun)) {
        TestServer.delete(begun); // of a JVM that was killed meanwhile
      }
      copy(made(), begun);
      Files.move(begun, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static synchronized Path made() throws IOException {
    if (made == null) {
      Path home = TestServer.temporaryDirectory().resolve("postgres");
      try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(home)) {
        migrate(server);
      }
      Runtime.getRuntime().addShutdownHook(new Thread(() -> TestServer.delete(home.getParent())));
      made = home;
    }
    return made;
  }

  private static void migrate(EmbeddedPostgresServer server) {
    YamlPropertiesFactoryBean settings = new YamlPropertiesFactoryBean();
    settings.setResources(new ClassPathResource("application.yml"));
    String locations = settings.getObject().getProperty("spring.flyway.locations");
    Flyway.configure()
        .dataSource(server.url(), server.user(), server.password())
        .locations(locations.split(","))
        .outOfOrder(true)
        .load()
        .migrate();
  }

  /** Programs, which nobody writes to, are the same files. */
  private static void copy(Path from, Path to) throws IOException {
    Path programs = from.resolve("binaries");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path copy = to.resolve(from.relativize(file));
        if (file.startsWith(programs) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          Files.createLink(copy, file);
        } else {
          Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
        }
      }
    }
  }
}
