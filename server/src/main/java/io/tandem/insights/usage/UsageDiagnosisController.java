package io.tandem.insights.usage;

import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.insights.UsageDiagnoses;
import io.tandem.insights.UsageReport;
import io.tandem.shared.ClientConnection;
import io.tandem.warehouse.Attended;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where people stop between being shown a feature and using it again. */
@RestController
@RequestMapping("/api/projects/{project}/usage-diagnosis")
class UsageDiagnosisController {

  private final UsageDiagnoses diagnoses;

  UsageDiagnosisController(UsageDiagnoses diagnoses) {
    this.diagnoses = diagnoses;
  }

  @GetMapping
  @Needs(Permission.VIEW)
  UsageReport diagnoseUsage(
      Actor actor, ClientConnection client, @Valid @ParameterObject UsageParameters wanted) {
    return Attended.work(
        actor.asker(),
        client,
        () -> diagnoses.diagnose(actor.project(), wanted.question(actor.project())));
  }
}
