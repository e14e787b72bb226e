package io.tandem.insights.serving;

import io.swagger.v3.oas.annotations.Operation;
import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Analyses that are running: one's own, for administrators all of the project. */
@RestController
@RequestMapping("/api/projects/{project}/query")
class RunningQueriesController {

  private final Waits waits;

  RunningQueriesController(Waits waits) {
    this.waits = waits;
  }

  @GetMapping("/running")
  @Needs(Permission.VIEW)
  @Operation(summary = "Analyses that are running: your own, for administrators all")
  List<RunningQuery> runningQueries(Actor actor) {
    return waits.running(seenBy(actor));
  }

  @GetMapping("/{queryId}")
  @Needs(Permission.VIEW)
  @Operation(summary = "How far a running analysis is")
  RunningQuery runningQuery(Actor actor, @PathVariable String queryId) {
    return waits.running(seenBy(actor).and(asked -> asked.id().equals(queryId))).stream()
        .findFirst()
        .orElseThrow(() -> new TandemException(CommonError.NOT_FOUND));
  }

  @DeleteMapping("/{queryId}")
  @Needs(Permission.VIEW)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Cancel a running analysis",
      description =
          "Its request is answered query_cancelled. The computation ends once nobody waits for it."
              + " Nothing happens when it has ended already, or is not yours.")
  void cancelQuery(Actor actor, @PathVariable String queryId) {
    waits.cancel(seenBy(actor).and(asked -> asked.id().equals(queryId)));
  }

  private static Predicate<Asked> seenBy(Actor actor) {
    boolean all = Permission.ADMINISTER.heldBy(actor.roles());
    Asked.Asker self = Asked.Asker.of(actor);
    return asked ->
        asked.project().id().equals(actor.projectId()) && (all || asked.asker().equals(self));
  }
}
