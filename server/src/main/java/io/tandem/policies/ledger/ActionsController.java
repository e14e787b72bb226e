package io.tandem.policies.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.policies.ActionView;
import io.tandem.policies.PolicySubject;
import io.tandem.shared.CommonError;
import io.tandem.shared.Page;
import io.tandem.shared.TandemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The ledger of actions. Who may decide what is told by each action, not by the route. */
@RestController
@RequestMapping("/api/projects/{project}/actions")
class ActionsController {

  private final ActionList list;
  private final Decisions decisions;
  private final Requests requests;

  ActionsController(ActionList list, Decisions decisions, Requests requests) {
    this.list = list;
    this.decisions = decisions;
    this.requests = requests;
  }

  /** Newest first. */
  @GetMapping
  @Needs(Permission.VIEW)
  Page<ActionView> listActions(Actor actor, @Valid @ParameterObject ActionListParameters wanted) {
    return list.page(actor, wanted);
  }

  @GetMapping("/types")
  @Needs(Permission.VIEW)
  List<ActionTypeView> listActionTypes(Actor actor) {
    return list.types();
  }

  @GetMapping("/{actionId}")
  @Needs(Permission.VIEW)
  ActionView getAction(Actor actor, @PathVariable UUID actionId) {
    return list.get(actor, actionId);
  }

  /** Asks for an action that somebody with the right has to approve. */
  @PostMapping
  @Needs(Permission.REQUEST_ACTIONS)
  ResponseEntity<ActionView> requestAction(Actor actor, @Valid @RequestBody ActionRequest request) {
    Map<String, Object> parameters = request.parameters() == null ? Map.of() : request.parameters();
    UUID id =
        requests.request(
            actor,
            new Requests.Wish(request.type(), request.subject(), parameters, request.reason()));
    return ResponseEntity.status(HttpStatus.CREATED).body(list.previewed(actor, id));
  }

  @PostMapping("/{actionId}/approve")
  @Needs(Permission.VIEW)
  ActionView approveAction(
      Actor actor,
      @PathVariable UUID actionId,
      @Valid @RequestBody(required = false) @Nullable ActionComment body) {
    decisions.approve(actor, actionId, body == null ? null : body.comment());
    return list.get(actor, actionId);
  }

  @PostMapping("/{actionId}/reject")
  @Needs(Permission.VIEW)
  ActionView rejectAction(
      Actor actor, @PathVariable UUID actionId, @Valid @RequestBody ActionRejection body) {
    decisions.reject(actor, actionId, body.comment());
    return list.get(actor, actionId);
  }

  @PostMapping("/{actionId}/resolve")
  @Needs(Permission.VIEW)
  ActionView resolveAction(
      Actor actor, @PathVariable UUID actionId, @Valid @RequestBody ActionResolution body) {
    decisions.resolve(actor, actionId, body.outcome() == Seen.DONE, body.comment());
    return list.get(actor, actionId);
  }

  @PostMapping("/{actionId}/retry")
  @Needs(Permission.VIEW)
  ActionView retryAction(Actor actor, @PathVariable UUID actionId) {
    decisions.retry(actor, actionId);
    return list.get(actor, actionId);
  }

  /**
   * A wish.
   *
   * @param type key of an action type
   * @param subject null for the project
   * @param reason for whoever decides
   */
  record ActionRequest(
      @NotBlank @Size(max = 63) String type,
      @Nullable @Valid PolicySubject subject,
      @Nullable Map<String, Object> parameters,
      @NotBlank @Size(max = 1000) String reason) {}

  /** A word to a decision. */
  record ActionComment(@Nullable @Size(max = 1000) String comment) {}

  /** Why not. */
  record ActionRejection(@NotBlank @Size(max = 1000) String comment) {}

  /** What somebody saw had become of an unknown action. */
  record ActionResolution(@NotNull Seen outcome, @NotBlank @Size(max = 1000) String comment) {}

  /** What was seen. */
  enum Seen {
    DONE,
    FAILED;

    @JsonCreator
    static Seen of(String name) {
      for (Seen seen : values()) {
        if (seen.key().equals(name)) {
          return seen;
        }
      }
      throw new TandemException(CommonError.INVALID_REQUEST, "'outcome' is done or failed");
    }

    @JsonValue
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
