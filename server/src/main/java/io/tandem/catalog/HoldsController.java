package io.tandem.catalog;

import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.shared.Page;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Holds of features and campaigns. */
@RestController
@RequestMapping("/api/projects/{project}/holds")
class HoldsController {

  private final Holds holds;

  HoldsController(Holds holds) {
    this.holds = holds;
  }

  @GetMapping
  @Needs(Permission.VIEW)
  Page<Hold> listHolds(Actor actor, @RequestParam(defaultValue = "false") boolean lifted) {
    return new Page<>(holds.list(actor.projectId(), lifted), null);
  }

  @PostMapping
  @Needs(Permission.HOLD)
  @ResponseStatus(HttpStatus.CREATED)
  Hold createHold(Actor actor, @Valid @RequestBody HoldDraft draft) {
    return holds.hold(actor, draft, null);
  }

  /** Lifts it; what it paused and nobody changed since runs again. */
  @DeleteMapping("/{id}")
  @Needs(Permission.HOLD)
  Hold liftHold(Actor actor, @PathVariable long id) {
    return holds.lift(actor, id);
  }
}
