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

/** Rates and the people behind them. */
@RestController
@RequestMapping("/api/projects/{project}/rates")
class RatesController {

  private final Rates rates;

  RatesController(Rates rates) {
    this.rates = rates;
  }

  @GetMapping
  @Needs(Permission.VIEW)
  RateResult getRate(Actor actor, @Valid @ParameterObject RateParameters wanted) {
    return rates.of(actor.project(), wanted.rate(), wanted.range(actor.project()));
  }

  @GetMapping("/people")
  @Needs(Permission.VIEW_PEOPLE)
  RatePeople listRatePeople(
      Actor actor, ClientConnection client, @Valid @ParameterObject RatePeopleParameters wanted) {
    return Attended.work(
        actor.asker(),
        client,
        () ->
            rates.people(
                actor.project(),
                wanted.rate(),
                wanted.range(actor.project()),
                Side.of(wanted.side()),
                wanted.page()));
  }
}
