package io.tandem.events.plan;

import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.events.KnownEvent;
import io.tandem.events.KnownProperty;
import io.tandem.events.PlanStatus;
import io.tandem.events.plan.PlanStore.Note;
import io.tandem.shared.Versions;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The tracking plan over HTTP. */
@RestController
@RequestMapping("/api/projects/{project}/tracking-plan")
class TrackingPlanController {

  private final StoredPlan plan;

  TrackingPlanController(StoredPlan plan) {
    this.plan = plan;
  }

  /** What to say about an event. */
  record EventDescription(
      @NotNull @Size(max = 2000) String description, @NotNull PlanStatus status) {}

  /** What to say about a property, and whether it gets a column of its own. */
  record PropertyDescription(
      @NotNull @Size(max = 2000) String description,
      @NotNull PlanStatus status,
      boolean promoted) {}

  /** Known events by name. */
  @GetMapping("/events")
  @Needs(Permission.VIEW)
  List<KnownEvent> listKnownEvents(Actor actor) {
    return plan.events(actor.projectId());
  }

  /** What the plan had no room for. */
  @GetMapping("/overflow")
  @Needs(Permission.VIEW)
  PlanOverflow getPlanOverflow(Actor actor) {
    return plan.overflow(actor.projectId());
  }

  /** Describes, hides or blocks an event. */
  @PutMapping("/events/{name}")
  @Needs(Permission.EDIT_TRACKING_PLAN)
  ResponseEntity<KnownEvent> describeEvent(
      Actor actor,
      @PathVariable String name,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody EventDescription body) {
    Note note = new Note(name, body.description(), body.status(), Versions.match(ifMatch));
    KnownEvent changed = plan.describeEvent(actor, note);
    return ResponseEntity.ok().eTag(Versions.tag(changed.version())).body(changed);
  }

  /** Known properties by name, of one event or of all. */
  @GetMapping("/properties")
  @Needs(Permission.VIEW)
  List<KnownProperty> listKnownProperties(
      Actor actor, @RequestParam(required = false) @Nullable String event) {
    return plan.properties(actor.projectId(), event == null || event.isBlank() ? null : event);
  }

  /** Describes, hides, blocks or promotes a property. */
  @PutMapping("/properties/{name}")
  @Needs(Permission.EDIT_TRACKING_PLAN)
  ResponseEntity<KnownProperty> describeProperty(
      Actor actor,
      @PathVariable String name,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody PropertyDescription body) {
    Note note = new Note(name, body.description(), body.status(), Versions.match(ifMatch));
    KnownProperty changed = plan.describeProperty(actor, note, body.promoted());
    return ResponseEntity.ok().eTag(Versions.tag(changed.version())).body(changed);
  }
}
