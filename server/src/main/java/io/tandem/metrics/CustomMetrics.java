package io.tandem.metrics;

import io.tandem.access.Actor;
import io.tandem.access.AuditTrail;
import io.tandem.access.Project;
import io.tandem.metrics.CustomMetricDraft.Made;
import io.tandem.shared.CommonError;
import io.tandem.shared.LocalDates;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The metrics projects make for themselves. */
@Component
public class CustomMetrics {

  private static final int MOST = 500;
  private static final int PREVIEWED_DAYS = 30;

  private final CustomMetricStore store;
  private final SignalValues values;
  private final AuditTrail audit;
  private final Clock clock;

  CustomMetrics(CustomMetricStore store, SignalValues values, AuditTrail audit, Clock clock) {
    this.store = store;
    this.values = values;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * The revision in force, also of an archived one.
   *
   * @throws TandemException {@code not_found}
   */
  public CustomMetric get(ProjectId project, String key) {
    return store.newest(project, key).orElseThrow(() -> new TandemException(CommonError.NOT_FOUND));
  }

  /** Those of a project by key, archived ones too. */
  public List<CustomMetric> all(ProjectId project) {
    return store.all(project);
  }

  /**
   * Every revision, the newest first.
   *
   * @throws TandemException {@code not_found}
   */
  public List<CustomMetric> revisions(ProjectId project, String key) {
    get(project, key);
    return store.revisions(project, key);
  }

  /**
   * A new metric.
   *
   * @throws TandemException {@code invalid_request}, {@code built_in_metric}, {@code metric_taken}
   */
  @Transactional
  CustomMetric create(Actor actor, CustomMetricDraft draft) {
    Metric metric = new Metric(draft.key() == null ? "" : draft.key());
    if (BuiltIn.find(metric.key()) != null) {
      throw new TandemException(MetricError.BUILT_IN_METRIC, metric.key());
    }
    if (store.all(actor.projectId()).size() >= MOST) {
      throw new TandemException(
          CommonError.INVALID_REQUEST, "a project has at most " + MOST + " metrics of its own");
    }
    CustomMetric made = draft.revision(metric, 1, made(actor));
    if (!store.append(actor.projectId(), made)) {
      throw new TandemException(MetricError.METRIC_TAKEN, metric.key());
    }
    values.check(actor.project(), made);
    audit.record(actor, "metric.create", metric.key(), null, made);
    return made;
  }

  /**
   * The next revision; an archived metric is offered again. Buckets of the last 35 days are
   * computed by it too, older ones keep what they had.
   *
   * @param version the version that was read
   * @throws TandemException {@code not_found}, {@code stale_version}, {@code invalid_request}
   */
  @Transactional
  CustomMetric update(Actor actor, String key, long version, CustomMetricDraft draft) {
    CustomMetric before = at(actor, key, version);
    CustomMetric after = draft.revision(new Metric(key), version + 1, made(actor));
    append(actor, after);
    values.check(actor.project(), after);
    audit.record(actor, "metric.update", key, before, after);
    return after;
  }

  /**
   * No longer offers a metric.
   *
   * @throws TandemException {@code not_found}, {@code stale_version}
   */
  @Transactional
  CustomMetric archive(Actor actor, String key, long version) {
    CustomMetric before = at(actor, key, version);
    CustomMetric after = before.archivedBy(made(actor));
    append(actor, after);
    audit.record(actor, "metric.archive", key, before, after);
    return after;
  }

  /**
   * The last days of a draft, today included; keeps nothing.
   *
   * @throws TandemException {@code invalid_request}
   */
  SignalResult preview(Actor actor, CustomMetricDraft draft) {
    Project project = actor.project();
    LocalDate today = LocalDate.ofInstant(clock.instant(), project.zone());
    LocalDates days = new LocalDates(today.minusDays(PREVIEWED_DAYS), today, project.zone());
    return values.preview(project, draft.tried(clock.instant()), days);
  }

  private CustomMetric at(Actor actor, String key, long version) {
    CustomMetric known = get(actor.projectId(), key);
    if (known.version() != version) {
      throw new TandemException(CommonError.STALE_VERSION);
    }
    return known;
  }

  private void append(Actor actor, CustomMetric metric) {
    if (!store.append(actor.projectId(), metric)) {
      throw new TandemException(CommonError.STALE_VERSION);
    }
  }

  private Made made(Actor actor) {
    return new Made(actor.name(), clock.instant().truncatedTo(ChronoUnit.MICROS));
  }
}
