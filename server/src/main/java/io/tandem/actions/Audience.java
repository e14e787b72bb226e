package io.tandem.actions;

import io.tandem.access.Project;
import io.tandem.metrics.Metric;
import io.tandem.metrics.RateBucket;
import io.tandem.metrics.RateRange;
import io.tandem.metrics.RateSubject;
import io.tandem.metrics.Rates;
import io.tandem.shared.LocalDates;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** How many people a campaign would reach. */
@Component
class Audience {

  private static final int DAYS = 7;

  private final Rates rates;

  Audience(Rates rates) {
    this.rates = rates;
  }

  /** Everybody active in the last seven closed days: those who are eligible for any campaign. */
  long eligible(Project project) {
    LocalDate yesterday = rates.today(project).minusDays(1);
    LocalDates days = new LocalDates(yesterday.minusDays(DAYS - 1), yesterday, project.zone());
    List<RateBucket> buckets =
        rates
            .of(project, new RateSubject(Metric.PAID_CONVERSION, null), new RateRange(days, null))
            .buckets();
    return buckets.isEmpty() ? 0 : buckets.getFirst().denominator();
  }
}
