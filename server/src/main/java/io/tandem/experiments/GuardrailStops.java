package io.tandem.experiments;

import io.tandem.access.Actor;
import io.tandem.access.Projects;
import io.tandem.access.Role;
import io.tandem.experiments.ExperimentStore.Listed;
import io.tandem.experiments.analysis.ExperimentFindings;
import io.tandem.flags.FlagRequests;
import io.tandem.shared.ProjectId;
import io.tandem.shared.Sentence;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stops experiments whose guardrails are harmed. */
@Component
class GuardrailStops {

  private final Experiments experiments;
  private final AnalysisBook book;
  private final FlagRequests flags;
  private final Projects projects;

  GuardrailStops(
      Experiments experiments, AnalysisBook book, FlagRequests flags, Projects projects) {
    this.experiments = experiments;
    this.book = book;
    this.flags = flags;
    this.projects = projects;
  }

  /**
   * Keeps what was found, takes the flags back and ends the experiment, all or nothing.
   *
   * @throws io.tandem.shared.TandemException {@code stale_version} when somebody changed it
   *     meanwhile
   */
  @Transactional
  public void stop(
      ProjectId project, Listed listed, ExperimentFindings findings, GuardrailHarm harm) {
    Actor system = new Actor(projects.get(project), null, "system", Set.of(Role.ADMIN));
    Sentence words = harm.words();
    boolean chinese = system.project().locale().toLowerCase(Locale.ROOT).startsWith("zh");
    String reason = chinese ? words.zh() : words.en();
    Experiment experiment = listed.experiment();
    book.keep(system, listed, findings);
    for (String flag : experiment.definition().flags()) {
      flags.takeAway(system, flag, Phases.ENVIRONMENT, reason);
    }
    experiments.decide(
        system, experiment.key(), experiment.version(), DecisionOutcome.STOP, reason);
  }
}
