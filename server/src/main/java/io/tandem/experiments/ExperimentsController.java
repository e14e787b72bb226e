package io.tandem.experiments;

import io.swagger.v3.oas.annotations.Operation;
import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.definition.ExperimentPhase;
import io.tandem.experiments.definition.Team;
import io.tandem.shared.Page;
import io.tandem.shared.Versions;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Experiments and their life over HTTP. */
@RestController
@RequestMapping("/api/projects/{project}/experiments")
class ExperimentsController {

  private final Experiments experiments;
  private final ExperimentLists lists;
  private final Traffic traffic;

  ExperimentsController(Experiments experiments, ExperimentLists lists, Traffic traffic) {
    this.experiments = experiments;
    this.lists = lists;
    this.traffic = traffic;
  }

  /** A new experiment. */
  record ExperimentDraft(
      @NotNull @Size(max = 63) String key, @NotNull ExperimentDefinition definition) {}

  /** For whom somebody approves. */
  record ApprovalDraft(@NotNull Team team) {}

  /** What becomes of it, and why. */
  record DecisionDraft(
      @NotNull DecisionOutcome outcome, @NotBlank @Size(max = 5000) String reason) {}

  /** What was learnt. */
  record LearningsDraft(@NotBlank @Size(max = 5000) String learnings) {}

  @GetMapping
  @Needs(Permission.VIEW)
  @Operation(
      summary =
          "Experiments and what their newest analysis came to, the newest first; archived ones only by that state")
  Page<ExperimentRow> listExperiments(
      Actor actor,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable @Size(max = 200) String q,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    ExperimentState wanted = state == null ? null : ExperimentState.of(state);
    return lists.list(actor.projectId(), wanted, q, cursor, limit);
  }

  @PostMapping
  @Needs(Permission.EDIT_EXPERIMENTS)
  ResponseEntity<Experiment> createExperiment(
      Actor actor, @Valid @RequestBody ExperimentDraft draft) {
    Experiment made = experiments.create(actor, draft.key(), draft.definition());
    return ResponseEntity.status(HttpStatus.CREATED).eTag(Versions.tag(made.version())).body(made);
  }

  @GetMapping("/{experiment}")
  @Needs(Permission.VIEW)
  ResponseEntity<Experiment> getExperiment(Actor actor, @PathVariable String experiment) {
    return tagged(experiments.get(actor.projectId(), experiment));
  }

  @PutMapping("/{experiment}")
  @Needs(Permission.EDIT_EXPERIMENTS)
  @Operation(summary = "Say something else, in draft or review; it is a draft again")
  ResponseEntity<Experiment> defineExperiment(
      Actor actor,
      @PathVariable String experiment,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody ExperimentDefinition definition) {
    return tagged(experiments.define(actor, experiment, Versions.match(ifMatch), definition));
  }

  @GetMapping("/{experiment}/revisions")
  @Needs(Permission.VIEW)
  @Operation(summary = "What it said, the newest first")
  List<ExperimentRevision> listExperimentRevisions(Actor actor, @PathVariable String experiment) {
    return experiments.revisions(actor.projectId(), experiment);
  }

  @GetMapping("/{experiment}/phases")
  @Needs(Permission.VIEW)
  @Operation(summary = "Times during which people were dealt out alike, the oldest first")
  List<ExperimentPhase> listExperimentPhases(Actor actor, @PathVariable String experiment) {
    return experiments.phases(actor.projectId(), experiment);
  }

  @GetMapping("/{experiment}/traffic")
  @Needs(Permission.VIEW)
  @Operation(summary = "How many of those eligible take part, since when, and what was agreed")
  ExperimentTraffic getExperimentTraffic(Actor actor, @PathVariable String experiment) {
    return traffic.of(actor.projectId(), experiments.get(actor.projectId(), experiment));
  }

  @PostMapping("/{experiment}/review")
  @Needs(Permission.EDIT_EXPERIMENTS)
  @Operation(summary = "Ask product and operations to look at it")
  ResponseEntity<Experiment> submitExperiment(
      Actor actor,
      @PathVariable String experiment,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    return tagged(experiments.submit(actor, experiment, Versions.match(ifMatch)));
  }

  @PostMapping("/{experiment}/approvals")
  @Needs(Permission.RUN_EXPERIMENTS)
  @Operation(summary = "Approve this revision, with its trade-off, for a team")
  ResponseEntity<Experiment> approveExperiment(
      Actor actor,
      @PathVariable String experiment,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody ApprovalDraft draft) {
    long version = Versions.match(ifMatch);
    return tagged(experiments.approve(actor, experiment, version, draft.team()));
  }

  @PostMapping("/{experiment}/start")
  @Needs(Permission.RUN_EXPERIMENTS)
  @Operation(summary = "Start it, once both teams approved")
  ResponseEntity<Experiment> startExperiment(
      Actor actor,
      @PathVariable String experiment,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    return tagged(experiments.start(actor, experiment, Versions.match(ifMatch)));
  }

  @PostMapping("/{experiment}/decision")
  @Needs(Permission.RUN_EXPERIMENTS)
  @Operation(summary = "End it: ship, iterate or stop")
  ResponseEntity<Experiment> decideExperiment(
      Actor actor,
      @PathVariable String experiment,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody DecisionDraft draft) {
    long version = Versions.match(ifMatch);
    return tagged(experiments.decide(actor, experiment, version, draft.outcome(), draft.reason()));
  }

  @PostMapping("/{experiment}/archive")
  @Needs(Permission.RUN_EXPERIMENTS)
  @Operation(summary = "Put it away with what was learnt")
  ResponseEntity<Experiment> archiveExperiment(
      Actor actor,
      @PathVariable String experiment,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody LearningsDraft draft) {
    long version = Versions.match(ifMatch);
    return tagged(experiments.archive(actor, experiment, version, draft.learnings()));
  }

  private static ResponseEntity<Experiment> tagged(Experiment experiment) {
    return ResponseEntity.ok().eTag(Versions.tag(experiment.version())).body(experiment);
  }
}
