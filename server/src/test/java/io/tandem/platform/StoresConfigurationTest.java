package io.tandem.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.tandem.platform.PlatformSettings.ClockKind;
import io.tandem.platform.PlatformSettings.Db;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StoresConfigurationTest {

  @Test
  void addressOfAHostingCompanyIsUnderstood() {
    try (HikariDataSource source = source("postgres://an%40a:p%3A+w@my_db:6432/tandem", "")) {
      assertThat(source.getJdbcUrl()).isEqualTo("jdbc:postgresql://my_db:6432/tandem");
      assertThat(source.getUsername()).isEqualTo("an@a");
      assertThat(source.getPassword()).isEqualTo("p:+w");
    }
  }

  @Test
  void userGivenApartWinsOverTheAddress() {
    try (HikariDataSource source = source("jdbc:postgresql://db/tandem?user=a", "b")) {
      assertThat(source.getJdbcUrl()).isEqualTo("jdbc:postgresql://db/tandem?user=a");
      assertThat(source.getUsername()).isEqualTo("b");
    }
  }

  private static HikariDataSource source(String url, String user) {
    PlatformSettings settings =
        new PlatformSettings(
            Path.of("data"),
            new Db(url, user, "", Duration.ofMinutes(1), Duration.ofSeconds(5)),
            new ClockKind(false));
    return new StoresConfiguration().dataSource(settings, null);
  }
}
