package io.tandem.experiments;

import io.swagger.v3.oas.annotations.Operation;
import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an experiment takes, before it starts, and what those before it came to. */
@RestController
@RequestMapping("/api/projects/{project}")
class PlansController {

  private final Calibrations calibrations;

  PlansController(Calibrations calibrations) {
    this.calibrations = calibrations;
  }

  @GetMapping("/experiment-calibration")
  @Needs(Permission.VIEW)
  @Operation(summary = "What came of all experiments, and what effects are worth without luck")
  Calibration calibrateExperiments(Actor actor) {
    return calibrations.of(actor.projectId());
  }

  @PostMapping("/experiment-plans")
  @Needs(Permission.VIEW)
  @Operation(summary = "People, run time, power and smallest effect; nothing is kept")
  PlanAnswer planExperiment(Actor actor, @Valid @RequestBody PlanQuestion question) {
    return new Planning(question).answer();
  }
}
