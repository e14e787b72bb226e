package io.tandem.experiments;

import io.swagger.v3.oas.annotations.Operation;
import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.experiments.table.UploadedPeople;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What came of experiments, over HTTP. */
@RestController
@RequestMapping("/api/projects/{project}/experiments/{experiment}")
class AnalysesController {

  private final Analyses analyses;

  AnalysesController(Analyses analyses) {
    this.analyses = analyses;
  }

  @PutMapping("/tables/people")
  @Needs(Permission.EDIT_EXPERIMENTS)
  @Operation(
      summary = "Analyse a CSV table with a line for each person, gzipped or not, up to 64 MB")
  ExperimentResults analysePeople(
      Actor actor,
      @PathVariable String experiment,
      @RequestParam(defaultValue = "unit") String unit,
      @RequestParam(defaultValue = "variant") String variant,
      InputStream content)
      throws IOException {
    UploadedPeople.Columns columns = new UploadedPeople.Columns(unit, variant);
    return analyses.people(actor, experiment, columns, content);
  }

  @PutMapping("/tables/sums")
  @Needs(Permission.EDIT_EXPERIMENTS)
  @Operation(summary = "Analyse a CSV table of sums with a line for each variant and metric")
  ExperimentResults analyseSums(Actor actor, @PathVariable String experiment, InputStream content)
      throws IOException {
    return analyses.sums(actor, experiment, content);
  }

  @PostMapping("/analyses")
  @Needs(Permission.EDIT_EXPERIMENTS)
  @Operation(summary = "Compute results from events; the experiment runs or has run")
  ExperimentResults analyseEvents(Actor actor, @PathVariable String experiment) throws IOException {
    return analyses.events(actor, experiment);
  }

  @GetMapping("/results")
  @Needs(Permission.VIEW)
  @Operation(summary = "The newest results")
  ExperimentResults getExperimentResults(Actor actor, @PathVariable String experiment) {
    return analyses.results(actor.projectId(), experiment, null);
  }

  @GetMapping("/analyses")
  @Needs(Permission.VIEW)
  @Operation(summary = "All analyses, the newest first, without what they found")
  List<AnalysisListed> listExperimentAnalyses(Actor actor, @PathVariable String experiment) {
    return analyses.list(actor.projectId(), experiment);
  }

  @GetMapping("/analyses/{id}")
  @Needs(Permission.VIEW)
  @Operation(summary = "The results of one analysis")
  ExperimentResults getExperimentAnalysis(
      Actor actor, @PathVariable String experiment, @PathVariable long id) {
    return analyses.results(actor.projectId(), experiment, id);
  }

  @GetMapping("/timeline")
  @Needs(Permission.VIEW)
  @Operation(
      summary =
          "A variant's lift of a metric, or difference where none has one, analysis by analysis")
  List<TimelinePoint> getExperimentTimeline(
      Actor actor,
      @PathVariable String experiment,
      @RequestParam String metric,
      @RequestParam String variant) {
    return analyses.timeline(actor.projectId(), experiment, metric, variant);
  }
}
