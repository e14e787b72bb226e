package io.tandem.experiments.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.experiments.analysis.ExposedBuyers.Worth;
import io.tandem.experiments.analysis.ValueFindings.PredictedLift;
import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.insights.MadeUpBuyers;
import io.tandem.insights.ValueForecast.Buyer;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether intervals of predicted lifts hold the truth, over experiments whose people buy as the
 * models say. A run fits four models; {@code -Dtandem.simulation.forecasts=400} for more than a
 * few.
 */
class PredictedLiftTest {

  private static final int RUNS = Integer.getInteger("tandem.simulation.forecasts", 6);
  private static final int MANY = 100;
  private static final int EACH = 2_000;
  private static final int HORIZON = 90;

  private static final MadeUpBuyers OLD = new MadeUpBuyers(0.8, 6, 0.9, 2.5);
  private static final MadeUpBuyers NEW = new MadeUpBuyers(0.8, 5, 0.9, 2.5);

  private static final String EXPERIMENT =
      """
      {"names": {"zh": "签到", "en": "Check-in"}, "hypothesis": "People buy more often.",
       "factors": [{"key": "new", "names": {"zh": "新", "en": "new"}, "team": "product"}],
       "variants": [{"key": "old", "names": {"zh": "旧", "en": "old"}, "allocation": 1, "with": []},
                    {"key": "new", "names": {"zh": "新", "en": "new"}, "allocation": 1, "with": ["new"]}],
       "metrics": [{"key": "kept", "names": {"zh": "留存", "en": "kept"},
                    "role": "goal", "kind": "proportion"}]}
      """;

  private final ExperimentDefinition definition =
      new JsonMapper().readValue(EXPERIMENT, ExperimentDefinition.class);
  private int predicted;
  private int lifts;
  private int differences;
  private double width;

  @Test
  void predictedLiftLiesInsideItsInterval() {
    double before = mean(OLD);
    double difference = mean(NEW) - before;
    for (int run = 0; run < RUNS; run++) {
      look(predicted(new Random(run)), before, difference);
    }
    System.out.printf(
        Locale.ROOT,
        "predicted lift (%+.1f %% in truth), %d of %d runs predicted: in %.1f %% inside the"
            + " interval, the difference in %.1f %%; %.1f points wide on average%n",
        100 * difference / before,
        predicted,
        RUNS,
        100.0 * lifts / predicted,
        100.0 * differences / predicted,
        100 * width / predicted);
    assertThat(predicted).isGreaterThanOrEqualTo((int) (0.9 * RUNS));
    int least = RUNS < MANY ? predicted - 1 : (int) (0.94 * predicted);
    assertThat(lifts).isGreaterThanOrEqualTo(least);
    assertThat(differences).isGreaterThanOrEqualTo(least);
  }

  private ValueFindings.ValueComparison predicted(Random random) {
    List<List<Worth>> variants = List.of(worths(random, OLD), worths(random, NEW));
    return new Worths(new ExposedBuyers(definition, variants, 0), HORIZON)
        .findings()
        .comparisons()
        .getFirst();
  }

  private void look(ValueFindings.ValueComparison found, double before, double difference) {
    PredictedLift lift = found.predicted();
    PredictedLift money = found.predictedDifference();
    if (lift != null && money != null) {
      predicted++;
      lifts += holds(lift, difference / before) ? 1 : 0;
      differences += holds(money, difference) ? 1 : 0;
      width += lift.high() - lift.low();
      assertThat(lift.low() > 0).as("one test").isEqualTo(money.low() > 0);
    }
  }

  private static boolean holds(PredictedLift lift, double truth) {
    return lift.low() <= truth && truth <= lift.high();
  }

  /** Observed for five to twelve weeks. */
  private static List<Worth> worths(Random random, MadeUpBuyers buyers) {
    return buyers.people(random, EACH, i -> 35 + i % 50).stream()
        .map(buyer -> new Worth(buyer, buyer.spent()))
        .toList();
  }

  /** What people pay within the horizon, of so many that it is the truth. */
  private static double mean(MadeUpBuyers buyers) {
    return buyers.people(new Random(-1), 400_000, _ -> HORIZON).stream()
        .mapToDouble(Buyer::spent)
        .average()
        .orElseThrow();
  }
}
