package io.tandem.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JdbcAddressTest {

  @Test
  void jdbcAddressStaysAsItIs() {
    String url = "jdbc:postgresql://db/tandem?user=a&password=b";
    assertThat(JdbcAddress.of(url)).isEqualTo(new JdbcAddress(url, null, null));
  }

  @Test
  void hostingAddressIsTakenApart() {
    assertThat(JdbcAddress.of("postgres://an%40a:p%3A+w@db.example:6432/tandem?sslmode=require"))
        .isEqualTo(
            new JdbcAddress(
                "jdbc:postgresql://db.example:6432/tandem?sslmode=require", "an@a", "p:+w"));
    assertThat(JdbcAddress.of("postgresql://db/tandem"))
        .isEqualTo(new JdbcAddress("jdbc:postgresql://db/tandem", null, null));
  }

  @Test
  void whatCannotBeReadIsRefusedWithoutShowingThePassword() {
    assertThatThrownBy(() -> JdbcAddress.of("postgres://a:se cret@db/tandem"))
        .hasMessageContaining("TANDEM_DB_URL")
        .hasNoCause()
        .extracting(Throwable::getMessage)
        .asString()
        .doesNotContain("cret");
  }

  @Test
  void otherDatabasesAreRefused() {
    assertThatThrownBy(() -> JdbcAddress.of("jdbc:mysql://db/tandem"))
        .hasMessageContaining("TANDEM_DB_URL");
  }
}
