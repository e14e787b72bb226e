package io.tandem.platform;

import com.zaxxer.hikari.HikariDataSource;
import io.tandem.platform.postgres.DataDirectoryLock;
import io.tandem.platform.postgres.EmbeddedPostgresServer;
import io.tandem.platform.postgres.JdbcAddress;
import io.tandem.shared.DataDirectory;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The data directory and the configuration store. Beans stop in the reverse order of their
 * dependencies, so the web server drains first, then stores in the data directory close, and
 * PostgreSQL stops last, just before the directory's lock is given back.
 */
@Configuration(proxyBeanMethods = false)
class StoresConfiguration {

  @Bean
  DataDirectoryLock dataDirectoryLock(PlatformSettings settings) throws IOException {
    return DataDirectoryLock.take(settings.data());
  }

  @Bean
  @ConditionalOnExpression("'${tandem.db.url:}'.isBlank()")
  EmbeddedPostgresServer embeddedPostgres(DataDirectoryLock lock) throws IOException {
    return EmbeddedPostgresServer.start(lock.root().resolve("postgres"));
  }

  /** Asks for PostgreSQL only so that whatever works in the directory is closed before it. */
  @Bean
  DataDirectory dataDirectory(DataDirectoryLock lock, @Nullable EmbeddedPostgresServer postgres) {
    return new DataDirectory(lock.root());
  }

  /** Milliseconds; the pool takes no less. */
  private static final long SHORTEST_VALIDATION = 250;

  @Bean
  HikariDataSource dataSource(PlatformSettings settings, @Nullable EmbeddedPostgresServer own) {
    HikariDataSource source = new HikariDataSource();
    source.setPoolName("tandem");
    source.setMaximumPoolSize(16);
    source.setMinimumIdle(2);
    long wait = settings.db().connectionTimeout().toMillis();
    source.setConnectionTimeout(wait);
    source.setValidationTimeout(Math.max(SHORTEST_VALIDATION, wait / 2));
    if (own != null) {
      source.setJdbcUrl(own.url());
      source.setUsername(own.user());
      source.setPassword(own.password());
    } else {
      external(source, settings.db());
    }
    source.addDataSourceProperty("ApplicationName", "tandem");
    source.setConnectionInitSql(
        "SET statement_timeout = " + settings.db().statementTimeout().toMillis());
    return source;
  }

  /** Migrations have a connection of their own: no statement of theirs is given up. */
  @Bean
  FlywayConfigurationCustomizer migrations(HikariDataSource source) {
    return flyway ->
        flyway.dataSource(source.getJdbcUrl(), source.getUsername(), source.getPassword());
  }

  private static void external(HikariDataSource source, PlatformSettings.Db db) {
    JdbcAddress address = JdbcAddress.of(db.url());
    source.setJdbcUrl(address.url());
    String user = db.user().isBlank() ? address.user() : db.user();
    if (user != null) {
      source.setUsername(user);
    }
    String password = db.password().isBlank() ? address.password() : db.password();
    if (password != null) {
      source.setPassword(password);
    }
  }
}
