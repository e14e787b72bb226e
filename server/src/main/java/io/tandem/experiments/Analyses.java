package io.tandem.experiments;

import io.tandem.access.Actor;
import io.tandem.experiments.AnalysisStore.Look;
import io.tandem.experiments.ExperimentStore.Listed;
import io.tandem.experiments.analysis.Analyst;
import io.tandem.experiments.analysis.ComparisonResult;
import io.tandem.experiments.analysis.EffectResult;
import io.tandem.experiments.analysis.ExperimentFindings;
import io.tandem.experiments.analysis.MetricNumbers;
import io.tandem.experiments.analysis.Observed;
import io.tandem.experiments.analysis.PeopleNumbers;
import io.tandem.experiments.analysis.ResultSource;
import io.tandem.experiments.analysis.SumsNumbers;
import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.table.UploadedPeople;
import io.tandem.experiments.table.UploadedSums;
import io.tandem.shared.CommonError;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import io.tandem.warehouse.Asking;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Analyses of experiments: what came of them. */
@Component
class Analyses {

  /** Uploads at the same time, and analyses of events; an upload may take 256 MB. */
  private static final int AT_ONCE = 2;

  private static final int MOST_LISTED = 200;
  private static final int SECONDS_UNTIL_AGAIN = 5;

  private final Experiments experiments;
  private final AnalysisStore store;
  private final AnalysisBook book;
  private final EventAnalyses events;
  private final Semaphore computing = new Semaphore(AT_ONCE);

  /** Apart, since whoever uploads slowly keeps a turn all the while. */
  private final Semaphore uploading = new Semaphore(AT_ONCE);

  Analyses(Experiments experiments, AnalysisStore store, AnalysisBook book, EventAnalyses events) {
    this.experiments = experiments;
    this.store = store;
    this.book = book;
    this.events = events;
  }

  /** Finds out what there is to find. */
  private interface Work {
    ExperimentFindings judge(Experiment experiment) throws IOException;
  }

  /**
   * Analyses a table with a line for each person.
   *
   * @throws TandemException {@code not_found}, {@code experiment_state} once it is archived, {@code
   *     busy}, and what {@link UploadedPeople#read} says
   */
  ExperimentResults people(
      Actor actor, String key, UploadedPeople.Columns columns, InputStream file)
      throws IOException {
    return analyse(
        actor,
        key,
        uploading,
        experiment -> {
          ExperimentDefinition definition = experiment.definition();
          UploadedPeople uploaded = UploadedPeople.read(file, definition, columns);
          Observed observed =
              new Observed(
                  ResultSource.PEOPLE,
                  false,
                  uploaded.table().people(definition.variants().size()),
                  uploaded.multiple(),
                  uploaded.duplicates(),
                  uploaded.rejected(),
                  uploaded.rejections(),
                  new PeopleNumbers(definition, uploaded.table()).all());
          return new Analyst(definition).judge(observed);
        });
  }

  /**
   * Analyses a table of sums; throws as {@link #people}, and what {@link UploadedSums#read} says.
   */
  ExperimentResults sums(Actor actor, String key, InputStream file) throws IOException {
    return analyse(
        actor,
        key,
        uploading,
        experiment -> {
          ExperimentDefinition definition = experiment.definition();
          UploadedSums uploaded = UploadedSums.read(file, definition);
          List<MetricNumbers> metrics = SumsNumbers.of(definition, uploaded);
          Observed observed =
              new Observed(
                  ResultSource.SUMS,
                  false,
                  SumsNumbers.people(definition, uploaded),
                  0,
                  0,
                  uploaded.rejected(),
                  uploaded.rejections(),
                  metrics);
          return new Analyst(definition).judge(observed);
        });
  }

  /**
   * Computes results from events; throws as {@link #people}, and what {@link EventAnalyses#judge}
   * says.
   */
  ExperimentResults events(Actor actor, String key) throws IOException {
    return analyse(
        actor,
        key,
        computing,
        experiment ->
            new Asking(actor.asker()).in(() -> events.judge(actor.projectId(), experiment)));
  }

  private ExperimentResults analyse(Actor actor, String key, Semaphore turns, Work work)
      throws IOException {
    Listed listed = experiments.find(actor.projectId(), key);
    Experiment experiment = listed.experiment();
    if (experiment.state() == ExperimentState.ARCHIVED) {
      throw new TandemException(
          ExperimentError.WRONG_STATE, experiment.state().key(), "draft, review, running, decided");
    }
    if (!turns.tryAcquire()) {
      throw new TandemException(CommonError.BUSY, SECONDS_UNTIL_AGAIN);
    }
    try {
      return book.keep(actor, listed, work.judge(experiment));
    } finally {
      turns.release();
    }
  }

  /**
   * The newest results, or those of one analysis.
   *
   * @throws TandemException {@code not_found}, {@code no_results}
   */
  ExperimentResults results(ProjectId project, String key, @Nullable Long analysis) {
    long id = experiments.find(project, key).id();
    if (analysis != null) {
      return store.find(id, analysis).orElseThrow(() -> new TandemException(CommonError.NOT_FOUND));
    }
    return store.newest(id).orElseThrow(() -> new TandemException(ExperimentError.NO_RESULTS));
  }

  /** The newest first. */
  List<AnalysisListed> list(ProjectId project, String key) {
    return store.list(experiments.find(project, key).id(), MOST_LISTED);
  }

  /**
   * The effect of a variant on a metric, analysis by analysis, the oldest first: lifts of those
   * that can tell one, or differences where none can.
   */
  List<TimelinePoint> timeline(ProjectId project, String key, String metric, String variant) {
    long id = experiments.find(project, key).id();
    List<Look> looks = store.looks(id, metric, variant, MOST_LISTED);
    boolean lifts = looks.stream().anyMatch(look -> look.comparison().relative() != null);
    List<TimelinePoint> points = new ArrayList<>();
    for (Look look : looks) {
      ComparisonResult found = look.comparison();
      EffectResult effect = lifts ? found.relative() : found.absolute();
      if (effect != null) {
        points.add(look.point(!lifts, effect));
      }
    }
    return points;
  }
}
