package io.tandem.experiments;

import io.tandem.experiments.ExperimentRow.ExperimentHeadline;
import io.tandem.experiments.ExperimentRow.ExperimentLift;
import io.tandem.experiments.analysis.BeliefResult;
import io.tandem.experiments.analysis.ComparisonResult;
import io.tandem.experiments.analysis.EffectResult;
import io.tandem.experiments.analysis.IntervalResult;
import io.tandem.experiments.analysis.MetricResult;
import io.tandem.experiments.analysis.SampleRatioResult;
import io.tandem.experiments.analysis.VerdictOutcome;
import io.tandem.experiments.definition.JudgingMethod;
import io.tandem.flags.FlagTrials.FlagTrial;
import io.tandem.shared.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Experiments in a list: one question for all rows, however many there are. */
@Component
class ExperimentListStore {

  /** Of the findings only what a row shows: with forty metrics the rest is a hundred times that. */
  private static final String WITH_NEWEST =
      ExperimentStore.COLUMNS
          + """
          , n.id AS analysis, n.revision AS analysed, n.outcome AS found, n.people, n.made_at,
          n.findings #> '{exposure,sampleRatio}' AS sample_ratio,
          n.findings #>> '{verdict,variant}' AS about,
          (SELECT one FROM json_array_elements(n.findings -> 'metrics') WITH ORDINALITY
            AS metric (one, nth) WHERE one ->> 'role' = 'goal' ORDER BY nth LIMIT 1) AS goal
          """
          + ExperimentStore.TABLES
          + """
          LEFT JOIN LATERAL (SELECT * FROM experiment_analysis WHERE experiment_id = e.id
            ORDER BY id DESC LIMIT 1) n ON true
          """;

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final ExperimentStore experiments;

  ExperimentListStore(JdbcClient jdbc, JsonMapper json, ExperimentStore experiments) {
    this.jdbc = jdbc;
    this.json = json;
    this.experiments = experiments;
  }

  /**
   * What to list.
   *
   * @param state in the store's words, or null for all but archived ones
   * @param text somewhere in key, names, hypothesis or learnings; null for all
   * @param before only experiments made before this one
   */
  record Wanted(@Nullable String state, @Nullable String text, long before, int limit) {}

  /** A row and where it stands in the list. */
  record Numbered(long id, ExperimentRow row) {}

  /** The newest first. */
  List<Numbered> list(ProjectId project, Wanted wanted) {
    return jdbc.sql(
            WITH_NEWEST
                + """
                WHERE e.project_id = :project AND e.id < :before
                  AND (CASE WHEN :state::text IS NULL THEN e.state <> 'archived'
                    ELSE e.state = :state::text END)
                  AND (:text::text IS NULL OR position(lower(:text::text) IN lower(concat_ws(' ',
                    e.key, r.definition -> 'names' ->> 'zh', r.definition -> 'names' ->> 'en',
                    r.definition ->> 'hypothesis', e.learnings))) > 0)
                ORDER BY e.id DESC LIMIT :limit
                """)
        .param("project", project.value())
        .param("before", wanted.before())
        .param("state", wanted.state())
        .param("text", wanted.text())
        .param("limit", wanted.limit())
        .query((row, _) -> {
          Experiment experiment = experiments.experiment(row);
          return new Numbered(
              row.getLong("id"), new ExperimentRow(experiment, newest(row, experiment)));
        })
        .list();
  }

  /** What is tried with flags, by key. */
  Map<String, FlagTrial> byFlag(ProjectId project) {
    return jdbc
        .sql(
            """
            SELECT factor ->> 'flag' AS flag, max(e.decided_at) AS decided,
              bool_or(e.state IN ('draft', 'review', 'running')) AS open
            """
                + ExperimentStore.TABLES
                + """
                CROSS JOIN jsonb_array_elements(r.definition -> 'factors') AS factor
                WHERE e.project_id = :project AND factor ->> 'flag' IS NOT NULL
                GROUP BY factor ->> 'flag'
                """)
        .param("project", project.value())
        .query((row, _) -> Map.entry(row.getString("flag"), trial(row)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static FlagTrial trial(ResultSet row) throws SQLException {
    OffsetDateTime decided = row.getObject("decided", OffsetDateTime.class);
    return new FlagTrial(row.getBoolean("open"), decided == null ? null : decided.toInstant());
  }

  private @Nullable ExperimentHeadline newest(ResultSet row, Experiment experiment)
      throws SQLException {
    String outcome = row.getString("found");
    if (outcome == null) {
      return null;
    }
    return new ExperimentHeadline(
        row.getLong("analysis"),
        row.getLong("analysed"),
        row.getObject("made_at", OffsetDateTime.class).toInstant(),
        VerdictOutcome.of(outcome),
        row.getLong("people"),
        json.readValue(row.getString("sample_ratio"), SampleRatioResult.class),
        lift(row, VerdictOutcome.of(outcome), experiment.definition().judging().method()));
  }

  private @Nullable ExperimentLift lift(ResultSet row, VerdictOutcome outcome, JudgingMethod method)
      throws SQLException {
    String goal = row.getString("goal");
    if (goal == null || outcome == VerdictOutcome.BLOCKED) {
      return null;
    }
    MetricResult metric = json.readValue(goal, MetricResult.class);
    String about = row.getString("about");
    ComparisonResult shown =
        metric.comparisons().stream()
            .filter(one -> one.variant().equals(about))
            .findFirst()
            .orElse(metric.comparisons().getFirst());
    EffectResult effect = shown.relative();
    return effect == null ? null : lift(metric.metric(), shown, effect, method);
  }

  private static ExperimentLift lift(
      String metric, ComparisonResult shown, EffectResult effect, JudgingMethod method) {
    BeliefResult belief = effect.bayesian();
    IntervalResult interval =
        method == JudgingMethod.SEQUENTIAL ? effect.sequential() : effect.fixed();
    boolean believed = method == JudgingMethod.BAYESIAN;
    return new ExperimentLift(
        metric,
        shown.variant(),
        shown.reading(),
        effect.estimate(),
        believed ? belief.low() : interval.low(),
        believed ? belief.high() : interval.high());
  }
}
