package io.tandem.boards;

import io.tandem.metrics.Metric;
import io.tandem.metrics.RateBucket;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The open day of each tile, as the stream tells it. */
record BoardToday(List<TodayTile> tiles) {

  /** The open day of one tile. */
  record TodayTile(Metric metric, @Nullable String subject, RateBucket today, Instant asOf) {

    boolean sameNumbers(TodayTile other) {
      return metric.equals(other.metric)
          && Objects.equals(subject, other.subject)
          && today.equals(other.today);
    }
  }
}
