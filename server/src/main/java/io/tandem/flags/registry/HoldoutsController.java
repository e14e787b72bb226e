package io.tandem.flags.registry;

import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.shared.Versions;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Holdouts of flags. */
@RestController
@RequestMapping("/api/projects/{project}/flag-holdouts")
class HoldoutsController {

  private final Holdouts holdouts;

  HoldoutsController(Holdouts holdouts) {
    this.holdouts = holdouts;
  }

  @GetMapping
  @Needs(Permission.VIEW)
  List<Holdout> listHoldouts(Actor actor) {
    return holdouts.list(actor.projectId());
  }

  @PostMapping
  @Needs(Permission.EDIT_FLAGS)
  ResponseEntity<Holdout> createHoldout(Actor actor, @Valid @RequestBody HoldoutDraft draft) {
    Holdout made = holdouts.create(actor, draft);
    return ResponseEntity.status(HttpStatus.CREATED).eTag(Versions.tag(made.version())).body(made);
  }

  @GetMapping("/{holdout}")
  @Needs(Permission.VIEW)
  ResponseEntity<Holdout> getHoldout(Actor actor, @PathVariable String holdout) {
    return tagged(holdouts.get(actor.projectId(), holdout));
  }

  /** What is left out stays as it is. */
  @PatchMapping("/{holdout}")
  @Needs(Permission.EDIT_FLAGS)
  ResponseEntity<Holdout> changeHoldout(
      Actor actor,
      @PathVariable String holdout,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody HoldoutChange change) {
    return tagged(holdouts.update(actor, holdout, Versions.match(ifMatch), change));
  }

  /** Releases its people now. */
  @PostMapping("/{holdout}/end")
  @Needs(Permission.EDIT_FLAGS)
  ResponseEntity<Holdout> endHoldout(
      Actor actor,
      @PathVariable String holdout,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    return tagged(holdouts.end(actor, holdout, Versions.match(ifMatch)));
  }

  /** Removes one that has not begun. */
  @DeleteMapping("/{holdout}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Needs(Permission.EDIT_FLAGS)
  void deleteHoldout(
      Actor actor,
      @PathVariable String holdout,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    holdouts.delete(actor, holdout, Versions.match(ifMatch));
  }

  private static ResponseEntity<Holdout> tagged(Holdout holdout) {
    return ResponseEntity.ok().eTag(Versions.tag(holdout.version())).body(holdout);
  }
}
