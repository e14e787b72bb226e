package io.tandem.experiments.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.table.PeopleTable;
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
                    "role": "guardrail", "kind": "mean", "minimumEffect": %s}]}
      """;

  @Test
  void whatIsWorseForCertainButByLessThanIsBorneHolds() {
    ExperimentFindings found = revenueFallsByEightPercent("0.1");

    assertThat(reading(found)).isEqualTo(MetricReading.FLAT);
    assertThat(found.verdict().outcome()).isEqualTo(VerdictOutcome.UNCLEAR);
  }

  @Test
  void whatMayBeWorseThanIsBorneIsHarm() {
    ExperimentFindings perhaps = revenueFallsByEightPercent("0.083");
    ExperimentFindings certainly = revenueFallsByEightPercent("0.05");
    ExperimentFindings unlimited = revenueFallsByEightPercent("null");

    for (ExperimentFindings found : List.of(perhaps, certainly, unlimited)) {
      assertThat(reading(found)).isEqualTo(MetricReading.WORSE);
      assertThat(found.verdict().outcome()).isEqualTo(VerdictOutcome.HARMED);
    }
  }

  private static MetricReading reading(ExperimentFindings found) {
    return found.metrics().get(1).comparisons().getFirst().reading();
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
