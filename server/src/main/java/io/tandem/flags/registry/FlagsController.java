package io.tandem.flags.registry;

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
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Feature flags. */
@RestController
@RequestMapping("/api/projects/{project}/flags")
class FlagsController {

  private final FlagChanges changes;
  private final FlagViews views;
  private final ShownFlags shown;

  FlagsController(FlagChanges changes, FlagViews views, ShownFlags shown) {
    this.changes = changes;
    this.views = views;
    this.shown = shown;
  }

  @GetMapping
  @Needs(Permission.VIEW)
  Page<Flag> listFlags(
      Actor actor,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(defaultValue = "false") boolean archived) {
    return views.list(actor.projectId(), cursor, limit, archived);
  }

  @PostMapping
  @Needs(Permission.EDIT_FLAGS)
  ResponseEntity<Flag> createFlag(Actor actor, @Valid @RequestBody FlagDraft draft) {
    return tagged(HttpStatus.CREATED, shown.of(changes.create(actor, draft)));
  }

  @GetMapping("/{key}")
  @Needs(Permission.VIEW)
  ResponseEntity<Flag> getFlag(Actor actor, @PathVariable String key) {
    return tagged(HttpStatus.OK, views.get(actor.projectId(), key));
  }

  /** What is left out stays as it is. */
  @PatchMapping("/{key}")
  @Needs(Permission.EDIT_FLAGS)
  ResponseEntity<Flag> changeFlag(
      Actor actor,
      @PathVariable String key,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody FlagChange change) {
    long version = Versions.match(ifMatch);
    return changed(changes.update(actor, key, version, change::applied, change.note()));
  }

  /** What is left out stays as it is. */
  @PatchMapping("/{key}/environments/{environment}")
  @Needs(Permission.EDIT_FLAGS)
  ResponseEntity<Flag> changeFlagBehaviour(
      Actor actor,
      @PathVariable String key,
      @PathVariable String environment,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody FlagBehaviourChange change) {
    long version = Versions.match(ifMatch);
    FlagChanges.Place place = new FlagChanges.Place(key, environment);
    return changed(changes.update(actor, place, version, change));
  }

  @DeleteMapping("/{key}")
  @Needs(Permission.EDIT_FLAGS)
  ResponseEntity<Flag> archiveFlag(
      Actor actor,
      @PathVariable String key,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    return changed(changes.archive(actor, key, Versions.match(ifMatch)));
  }

  @PostMapping("/{key}/restore")
  @Needs(Permission.EDIT_FLAGS)
  ResponseEntity<Flag> restoreFlag(
      Actor actor,
      @PathVariable String key,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    return changed(changes.restore(actor, key, Versions.match(ifMatch)));
  }

  @PostMapping("/{key}/revert")
  @Needs(Permission.EDIT_FLAGS)
  ResponseEntity<Flag> revertFlag(
      Actor actor,
      @PathVariable String key,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody FlagRevert to) {
    return changed(changes.revert(actor, key, Versions.match(ifMatch), to));
  }

  private ResponseEntity<Flag> changed(StoredFlag flag) {
    return tagged(HttpStatus.OK, shown.of(flag));
  }

  private static ResponseEntity<Flag> tagged(HttpStatus status, Flag flag) {
    return ResponseEntity.status(status).eTag(Versions.tag(flag.version())).body(flag);
  }
}
