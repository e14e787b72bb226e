package io.tandem.growth;

import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.shared.Page;
import io.tandem.shared.Versions;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Work items. */
@RestController
@RequestMapping("/api/projects/{project}/work-items")
class WorkItemsController {

  private final WorkItems items;

  WorkItemsController(WorkItems items) {
    this.items = items;
  }

  @GetMapping
  @Needs(Permission.VIEW)
  Page<WorkItem> listWorkItems(
      Actor actor,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String owner,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "100") int limit) {
    WorkState wanted = state == null || state.isEmpty() ? null : WorkState.of(state);
    return items.list(actor.projectId(), wanted, owner, cursor, limit);
  }

  @PostMapping
  @Needs(Permission.EDIT_GROWTH)
  ResponseEntity<WorkItem> openWorkItem(Actor actor, @Valid @RequestBody WorkItemDraft draft) {
    return tagged(HttpStatus.CREATED, items.open(actor, draft));
  }

  @GetMapping("/{no}")
  @Needs(Permission.VIEW)
  ResponseEntity<WorkItem> getWorkItem(Actor actor, @PathVariable long no) {
    return tagged(HttpStatus.OK, items.get(actor.projectId(), no));
  }

  @PutMapping("/{no}")
  @Needs(Permission.EDIT_GROWTH)
  ResponseEntity<WorkItem> updateWorkItem(
      Actor actor,
      @PathVariable long no,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody WorkItemDraft draft) {
    return tagged(HttpStatus.OK, items.update(actor, no, Versions.match(ifMatch), draft));
  }

  /** If-Match is welcome but not required here: the state it comes from guards the change. */
  @PostMapping("/{no}/transitions")
  @Needs(Permission.EDIT_GROWTH)
  ResponseEntity<WorkItem> transitionWorkItem(
      Actor actor,
      @PathVariable long no,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody WorkMove move) {
    Long version = ifMatch == null ? null : Versions.match(ifMatch);
    return tagged(HttpStatus.OK, items.transition(actor, no, version, move));
  }

  private static ResponseEntity<WorkItem> tagged(HttpStatus status, WorkItem item) {
    return ResponseEntity.status(status).eTag(Versions.tag(item.version())).body(item);
  }
}
