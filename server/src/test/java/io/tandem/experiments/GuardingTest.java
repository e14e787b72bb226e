package io.tandem.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.experiments.definition.ExperimentDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Whether guardrails are watched, and why not. */
class GuardingTest {

  private static final Map<String, Object> SOURCE =
      Map.of("event", Map.of("event", "complaint"), "measure", "people");

  @Test
  void guardrailsAreWatchedOnlyWhereResultsComeFromEventsAndAFlagCanBeTakenBack() {
    assertThat(guarding("guardrail", "quest", true, true)).isEqualTo(Guarding.WATCHED);
    assertThat(guarding("secondary", "quest", true, true)).isEqualTo(Guarding.NO_GUARDRAIL);
    assertThat(guarding("guardrail", "quest", false, true)).isEqualTo(Guarding.NO_EXPOSURE);
    assertThat(guarding("guardrail", null, true, true)).isEqualTo(Guarding.NO_FLAG);
    assertThat(guarding("guardrail", "quest", true, false))
        .as("a goal without a source keeps the guardrail from being watched")
        .isEqualTo(Guarding.NO_SOURCE);
  }

  private static Guarding guarding(String role, String flag, boolean exposed, boolean sourced) {
    Map<String, Object> goal = ExperimentDrafts.metric("lesson", "goal", "proportion");
    goal.put("source", sourced ? SOURCE : null);
    Map<String, Object> other = ExperimentDrafts.metric("complaint", role, "proportion");
    other.put("source", SOURCE);
    Map<String, Object> said =
        ExperimentDrafts.simple("old", "new", new ArrayList<>(List.of(goal, other)));
    Map<String, Object> factor = new HashMap<>(ExperimentDrafts.factor("gate", "product"));
    factor.put("flag", flag);
    said.put("factors", List.of(factor));
    said.put("exposure", exposed ? ExperimentRuns.exposure("quest") : null);
    return Guarding.of(new JsonMapper().convertValue(said, ExperimentDefinition.class));
  }
}
