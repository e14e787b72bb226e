package io.tandem.experiments;

import io.swagger.v3.oas.annotations.Operation;
import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.experiments.ExperimentViews.ExperimentBreakdown;
import io.tandem.experiments.ExperimentViews.ExperimentDays;
import io.tandem.experiments.ExperimentViews.ExperimentValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Other sides of what came of experiments, over HTTP. */
@RestController
@RequestMapping("/api/projects/{project}/experiments/{experiment}")
class ViewsController {

  private final ExperimentViews views;

  ViewsController(ExperimentViews views) {
    this.views = views;
  }

  @GetMapping("/breakdown")
  @Needs(Permission.VIEW)
  @Operation(
      summary =
          "Results from events by event:PROPERTY at exposure, person:PROPERTY, segment:KEY or"
              + " weekday of exposure")
  ExperimentBreakdown getExperimentBreakdown(
      Actor actor, @PathVariable String experiment, @RequestParam String by) {
    return views.breakdown(actor, experiment, by);
  }

  @GetMapping("/days")
  @Needs(Permission.VIEW)
  @Operation(summary = "A metric's effect by days since exposure, from events")
  ExperimentDays getExperimentDays(
      Actor actor, @PathVariable String experiment, @RequestParam String metric) {
    return views.days(actor, experiment, metric);
  }

  @GetMapping("/value")
  @Needs(Permission.VIEW)
  @Operation(summary = "What people are worth so far, and predicted up to so many days")
  ExperimentValue getExperimentValue(
      Actor actor, @PathVariable String experiment, @RequestParam(defaultValue = "90") int days) {
    return views.value(actor, experiment, days);
  }
}
