package io.tandem.experiments;

import io.swagger.v3.oas.annotations.Operation;
import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an experiment takes, before it starts. */
@RestController
@RequestMapping("/api/projects/{project}/experiment-plans")
class PlansController {

  @PostMapping
  @Needs(Permission.VIEW)
  @Operation(summary = "People, run time, power and smallest effect; nothing is kept")
  PlanAnswer planExperiment(Actor actor, @Valid @RequestBody PlanQuestion question) {
    return new Planning(question).answer();
  }
}
