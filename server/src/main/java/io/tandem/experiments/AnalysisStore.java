package io.tandem.experiments;

import io.tandem.experiments.ExperimentStore.Listed;
import io.tandem.experiments.analysis.ComparisonResult;
import io.tandem.experiments.analysis.EffectResult;
import io.tandem.experiments.analysis.ExperimentFindings;
import io.tandem.experiments.analysis.ExposureResult;
import io.tandem.experiments.analysis.ResultSource;
import io.tandem.experiments.analysis.VerdictOutcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What analyses found out; none is ever changed. */
@Component
class AnalysisStore {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  AnalysisStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Keeps one; its number. */
  long add(long experiment, ExperimentResults results) {
    ExperimentFindings findings = results.findings();
    return jdbc.sql(
            """
            INSERT INTO experiment_analysis (experiment_id, revision, source, outcome, people,
              made_by, made_at, findings)
            VALUES (:experiment, :revision, :source, :outcome, :people, :by, :at, :findings::json)
            RETURNING id
            """)
        .param("experiment", experiment)
        .param("revision", results.revision())
        .param("source", findings.source().key())
        .param("outcome", findings.verdict().outcome().key())
        .param("people", people(findings))
        .param("by", results.by())
        .param("at", results.at().atOffset(ZoneOffset.UTC))
        .param("findings", json.writeValueAsString(findings))
        .query(Long.class)
        .single();
  }

  /** Of all variants. */
  static long people(ExperimentFindings findings) {
    return findings.exposure().arms().stream().mapToLong(ExposureResult.Arm::people).sum();
  }

  /**
   * What came of an experiment, by its newest results.
   *
   * @param variant that the verdict is about; null for none
   * @param goal its relative effect on the first goal; null where there is none
   */
  record Outcome(
      Instant at, VerdictOutcome verdict, @Nullable String variant, @Nullable EffectResult goal) {}

  /** An experiment that is over, with what came of the revision that ran. */
  record Ended(Experiment experiment, Outcome outcome) {}

  /** Of some experiments, by their number. */
  Map<Long, Outcome> outcomes(Collection<Long> experiments) {
    Map<Long, Outcome> found = new HashMap<>();
    jdbc.sql(
            """
            SELECT a.experiment_id, a.made_at, a.outcome, a.about,
              (SELECT one -> 'relative' FROM json_array_elements(a.findings -> 'metrics')
                  WITH ORDINALITY AS m (metric, nth),
                  json_array_elements(metric -> 'comparisons') AS n (one)
                WHERE metric ->> 'role' = 'goal' AND one ->> 'variant' = a.about
                ORDER BY nth LIMIT 1) AS goal
            FROM (SELECT DISTINCT ON (a.experiment_id) a.*,
                a.findings #>> '{verdict,variant}' AS about FROM experiment_analysis a
              JOIN experiment e ON e.id = a.experiment_id AND e.revision = a.revision
              WHERE a.experiment_id = ANY (:experiments) ORDER BY a.experiment_id, a.id DESC) a
            """)
        .param("experiments", experiments.toArray(Long[]::new))
        .query(row -> {
          found.put(row.getLong("experiment_id"), outcome(row));
        });
    return found;
  }

  private Outcome outcome(ResultSet row) throws SQLException {
    String goal = row.getString("goal");
    return new Outcome(
        at(row),
        VerdictOutcome.of(row.getString("outcome")),
        row.getString("about"),
        goal == null ? null : json.readValue(goal, EffectResult.class));
  }

  Optional<ExperimentResults> newest(long experiment) {
    return newest(experiment, 1).stream().findFirst();
  }

  /**
   * The newest of its revision since it started.
   *
   * @param source null for any
   */
  Optional<ExperimentResults> newest(Listed listed, @Nullable ResultSource source) {
    Instant started = listed.experiment().startedAt();
    return jdbc.sql(
            """
            SELECT * FROM experiment_analysis WHERE experiment_id = :experiment
              AND revision = :revision AND made_at >= :started
              AND (:source::text IS NULL OR source = :source::text)
            ORDER BY id DESC LIMIT 1
            """)
        .param("experiment", listed.id())
        .param("revision", listed.experiment().revision())
        .param("started", started == null ? null : started.atOffset(ZoneOffset.UTC))
        .param("source", source == null ? null : source.key())
        .query((row, _) -> results(row))
        .optional();
  }

  /** The newest first. */
  List<ExperimentResults> newest(long experiment, int most) {
    return jdbc.sql(
            """
            SELECT * FROM experiment_analysis WHERE experiment_id = :experiment
            ORDER BY id DESC LIMIT :most
            """)
        .param("experiment", experiment)
        .param("most", most)
        .query((row, _) -> results(row))
        .list();
  }

  Optional<ExperimentResults> find(long experiment, long id) {
    return jdbc.sql(
            "SELECT * FROM experiment_analysis WHERE experiment_id = :experiment AND id = :id")
        .param("experiment", experiment)
        .param("id", id)
        .query((row, _) -> results(row))
        .optional();
  }

  /**
   * What one analysis found of a variant on a metric.
   *
   * @param phase null for uploaded tables
   */
  record Look(
      long id, Instant at, @Nullable Integer phase, long people, ComparisonResult comparison) {

    TimelinePoint point(boolean difference, EffectResult effect) {
      return new TimelinePoint(
          id,
          at,
          phase,
          people,
          difference,
          effect.estimate(),
          effect.sequential(),
          effect.fixed());
    }
  }

  /** The newest, the oldest of them first. Of findings only what is asked for leaves the store. */
  List<Look> looks(long experiment, String metric, String variant, int most) {
    return jdbc.sql(
            """
            SELECT a.id, a.made_at, a.people, c.found,
              (a.findings #>> '{phase,number}')::int AS phase
            FROM (SELECT * FROM experiment_analysis WHERE experiment_id = :experiment
              ORDER BY id DESC LIMIT :most) a
            CROSS JOIN LATERAL (
              SELECT one AS found FROM json_array_elements(a.findings -> 'metrics') AS m (metric),
                json_array_elements(metric -> 'comparisons') AS n (one)
              WHERE metric ->> 'metric' = :metric AND one ->> 'variant' = :variant LIMIT 1) c
            ORDER BY a.id
            """)
        .param("experiment", experiment)
        .param("metric", metric)
        .param("variant", variant)
        .param("most", most)
        .query((row, _) ->
            new Look(
                row.getLong("id"),
                at(row),
                row.getObject("phase", Integer.class),
                row.getLong("people"),
                json.readValue(row.getString("found"), ComparisonResult.class)))
        .list();
  }

  /** The newest first, without what they found. */
  List<AnalysisListed> list(long experiment, int most) {
    return jdbc.sql(
            """
            SELECT id, revision, source, outcome, people, made_by, made_at,
              (findings #>> '{phase,number}')::int AS phase
            FROM experiment_analysis WHERE experiment_id = :experiment
            ORDER BY id DESC LIMIT :most
            """)
        .param("experiment", experiment)
        .param("most", most)
        .query((row, _) ->
            new AnalysisListed(
                row.getLong("id"),
                row.getLong("revision"),
                ResultSource.of(row.getString("source")),
                VerdictOutcome.of(row.getString("outcome")),
                row.getLong("people"),
                row.getObject("phase", Integer.class),
                row.getString("made_by"),
                at(row)))
        .list();
  }

  private ExperimentResults results(ResultSet row) throws SQLException {
    return new ExperimentResults(
        row.getLong("id"),
        row.getLong("revision"),
        row.getString("made_by"),
        at(row),
        json.readValue(row.getString("findings"), ExperimentFindings.class));
  }

  private static Instant at(ResultSet row) throws SQLException {
    return row.getObject("made_at", OffsetDateTime.class).toInstant();
  }
}
