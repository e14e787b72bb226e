package io.tandem.experiments.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.table.PeopleTable;
import io.tandem.shared.TandemException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Guardrails and what of them may be lost. */
class GuardrailReadingTest {

  private static final String EXPERIMENT =
      """
      {"names": {"zh": "社区", "en": "Community"}, "hypothesis": "People come back.",
       "factors": [{"key": "new", "names": {"zh": "新", "en": "new"}, "team": "product"}],
       "variants": [{"key": "old", "names": {"zh": "旧", "en": "old"}, "allocation": 1, "with": []},
                    {"key": "new", "names": {"zh": "新", "en": "new"}, "allocation": 1, "with": ["new"]}],
       "metrics": [{"key": "kept", "names": {"zh": "留存", "en": "kept"},
                    "role": "goal", "kind": "proportion"},
                   {"key": "revenue", "names": {"zh": "收入", "en": "revenue"},
                    "role": "guardrail", "kind": "mean", %s}]}
      """;

  @Test
  void whatIsWorseForCertainButByLessThanIsBorneHolds() {
    ExperimentFindings found = revenueFallsByEightPercent(share("0.1"));

    assertThat(reading(found)).isEqualTo(MetricReading.FLAT);
    assertThat(found.verdict().outcome()).isEqualTo(VerdictOutcome.UNCLEAR);
  }

  @Test
  void whatMayBeWorseThanIsBorneIsHarm() {
    ExperimentFindings perhaps = revenueFallsByEightPercent(share("0.083"));
    ExperimentFindings certainly = revenueFallsByEightPercent(share("0.05"));
    ExperimentFindings unlimited = revenueFallsByEightPercent(share("null"));

    for (ExperimentFindings found : List.of(perhaps, certainly, unlimited)) {
      assertThat(reading(found)).isEqualTo(MetricReading.WORSE);
      assertThat(found.verdict().outcome()).isEqualTo(VerdictOutcome.HARMED);
    }
  }

  /** Of 0.50 in the control 0.04 are lost. */
  @Test
  void limitMayBeInTheMetricsUnit() {
    ExperimentFindings borne = revenueFallsByEightPercent("\"minimumDifference\": 0.05");
    ExperimentFindings beyond = revenueFallsByEightPercent("\"minimumDifference\": 0.03");
    ExperimentFindings perhaps = revenueFallsByEightPercent("\"minimumDifference\": 0.0401");

    assertThat(reading(borne)).isEqualTo(MetricReading.FLAT);
    assertThat(reading(beyond)).isEqualTo(MetricReading.WORSE);
    assertThat(reading(perhaps)).isEqualTo(MetricReading.WORSE);
    assertThat(comparison(borne).exceeded()).isFalse();
    assertThat(comparison(beyond).exceeded()).isTrue();
    assertThat(comparison(perhaps).exceeded()).isFalse();
    assertThat(beyond.verdict().text().en()).startsWith("new harms a guardrail: revenue −0.04 (");
    assertThat(comparison(beyond).detectableDifference())
        .as("what this many people could find, far below the limit")
        .isBetween(0.001, 0.01);
  }

  @Test
  void onlyAGuardrailHasALimitInItsUnitAndNotTwo() {
    String both = "\"minimumEffect\": 0.1, \"minimumDifference\": 0.05";
    String none = "\"minimumDifference\": 0";
    for (String wrong : List.of(both, none)) {
      assertThatThrownBy(() -> revenueFallsByEightPercent(wrong))
          .hasRootCauseInstanceOf(TandemException.class);
    }
  }

  private static String share(String limit) {
    return "\"minimumEffect\": " + limit;
  }

  private static ComparisonResult comparison(ExperimentFindings found) {
    return found.metrics().get(1).comparisons().getFirst();
  }

  private static MetricReading reading(ExperimentFindings found) {
    return comparison(found).reading();
  }

  private static ExperimentFindings revenueFallsByEightPercent(String borne) {
    ExperimentDefinition definition =
        new JsonMapper().readValue(EXPERIMENT.formatted(borne), ExperimentDefinition.class);
    PeopleTable table = new PeopleTable(definition.columns());
    Random random = new Random(11);
    for (int i = 0; i < 4_000; i++) {
      double mean = i % 2 == 0 ? 0.5 : 0.46;
      table.add(i % 2, new double[] {i / 2 % 3 == 0 ? 1 : 0, mean + 0.05 * random.nextGaussian()});
    }
    List<MetricNumbers> metrics = new PeopleNumbers(definition, table).all();
    return new Analyst(definition)
        .judge(
            new Observed(ResultSource.PEOPLE, false, table.people(2), 0, 0, 0, List.of(), metrics));
  }
}
