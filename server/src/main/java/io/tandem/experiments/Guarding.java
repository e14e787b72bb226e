package io.tandem.experiments;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.definition.MetricRole;
import java.util.Locale;

/** Whether guardrails stop an experiment by themselves while it runs, or why they do not. */
public enum Guarding {
  /** They are looked at every ten minutes. */
  WATCHED,
  /** There is none. */
  NO_GUARDRAIL,
  /** Nothing says who met which variant, so results cannot be computed from events. */
  NO_EXPOSURE,
  /** Some metric, also one that is no guardrail, has no source: results have to be uploaded. */
  NO_SOURCE,
  /** No factor names a flag, so there is nothing to take back. */
  NO_FLAG;

  static Guarding of(ExperimentDefinition definition) {
    if (definition.metrics().stream().noneMatch(one -> one.role() == MetricRole.GUARDRAIL)) {
      return NO_GUARDRAIL;
    }
    if (definition.exposure() == null) {
      return NO_EXPOSURE;
    }
    if (definition.metrics().stream().anyMatch(one -> one.source() == null)) {
      return NO_SOURCE;
    }
    return definition.flags().isEmpty() ? NO_FLAG : WATCHED;
  }

  /** The name used in JSON. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
