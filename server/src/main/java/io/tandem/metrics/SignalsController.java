package io.tandem.metrics;

import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.shared.ClientConnection;
import io.tandem.warehouse.Attended;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Values of every metric, and the people behind them. */
@RestController
@RequestMapping("/api/projects/{project}/signals")
class SignalsController {

  private final SignalQuestions questions;

  SignalsController(SignalQuestions questions) {
    this.questions = questions;
  }

  @GetMapping
  @Needs(Permission.VIEW)
  SignalResult getSignals(Actor actor, @Valid @ParameterObject SignalParameters wanted) {
    return questions.values(actor.project(), wanted);
  }

  @GetMapping("/people")
  @Needs(Permission.VIEW_PEOPLE)
  RatePeople listSignalPeople(
      Actor actor, ClientConnection client, @Valid @ParameterObject SignalPeopleParameters wanted) {
    return Attended.work(actor.asker(), client, () -> questions.people(actor.project(), wanted));
  }
}
