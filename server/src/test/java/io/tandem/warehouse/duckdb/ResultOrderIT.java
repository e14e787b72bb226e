package io.tandem.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.TestServer;
import io.tandem.warehouse.Warehouse;
import org.junit.jupiter.api.Test;

class ResultOrderIT {

  private final Warehouse warehouse = TestServer.shared().bean(Warehouse.class);

  /** DuckDB scans a sorted result with several threads; more than one chunk shows their order. */
  @Test
  void largeResultsComeInOrder() {
    String sorted =
        "SELECT (hash(i) % 4000)::BIGINT AS who, (hash(i * 7) % 100000)::BIGINT AS moment"
            + " FROM range(600000) t(i) ORDER BY 1, 2";
    for (int i = 0; i < 5; i++) {
      long[] state = {-1, -1, 0, 0};
      warehouse.scan(sql -> sql.resultQuery(sorted), row -> next(state, row[0], row[1]));
      warehouse.scanRows(
          sql -> sql.resultQuery(sorted),
          rows -> {
            for (int row = 0; row < rows.size(); row++) {
              next(state, rows.number(0, row), rows.number(1, row));
            }
          });
      assertThat(state[2]).isEqualTo(1_200_000);
      assertThat(state[3]).as("falls, but for the start of the second scan").isEqualTo(1);
    }
  }

  private static void next(long[] state, long who, long at) {
    boolean falls = who < state[0] || (who == state[0] && at < state[1]);
    state[0] = who;
    state[1] = at;
    state[2]++;
    state[3] += falls ? 1 : 0;
  }
}
