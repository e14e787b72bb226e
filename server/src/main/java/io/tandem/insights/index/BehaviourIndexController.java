package io.tandem.insights.index;

import io.swagger.v3.oas.annotations.Operation;
import io.tandem.access.AccessError;
import io.tandem.access.Caller;
import io.tandem.access.SignedIn;
import io.tandem.shared.TandemException;
import io.tandem.warehouse.BehaviourIndex;
import io.tandem.warehouse.IndexStatus;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The behaviour index of the installation, which is of all projects; for administrators. */
@RestController
@RequestMapping("/api/behaviour-index")
class BehaviourIndexController {

  private final BehaviourIndex index;

  BehaviourIndexController(BehaviourIndex index) {
    this.index = index;
  }

  @GetMapping
  @SignedIn
  @Operation(summary = "How the behaviour index is")
  IndexStatus getIndex(Caller caller) {
    check(caller);
    return index.status();
  }

  @PostMapping("/rebuild")
  @SignedIn
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(summary = "Build the behaviour index anew from the events, in the background")
  IndexStatus rebuildIndex(Caller caller) {
    check(caller);
    index.rebuild();
    return index.status();
  }

  private static void check(Caller caller) {
    if (!caller.administersAny()) {
      throw new TandemException(AccessError.FORBIDDEN);
    }
  }
}
