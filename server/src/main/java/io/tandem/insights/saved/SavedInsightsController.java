package io.tandem.insights.saved;

import io.swagger.v3.oas.annotations.Operation;
import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.insights.SavedInsight;
import io.tandem.shared.Versions;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Saved insights over HTTP. */
@RestController
@RequestMapping("/api/projects/{project}/insights")
class SavedInsightsController {

  private final InsightLibrary library;

  SavedInsightsController(InsightLibrary library) {
    this.library = library;
  }

  @GetMapping
  @Needs(Permission.VIEW)
  @Operation(summary = "Saved insights, the newest first")
  List<SavedInsight> listInsights(
      Actor actor, @RequestParam(defaultValue = "false") boolean archived) {
    return library.list(actor.projectId(), archived);
  }

  @PostMapping
  @Needs(Permission.EDIT_BOARDS)
  ResponseEntity<SavedInsight> createInsight(Actor actor, @Valid @RequestBody InsightDraft draft) {
    SavedInsight made = library.create(actor, draft);
    return ResponseEntity.status(HttpStatus.CREATED).eTag(Versions.tag(made.version())).body(made);
  }

  @GetMapping("/{insight}")
  @Needs(Permission.VIEW)
  ResponseEntity<SavedInsight> getInsight(Actor actor, @PathVariable String insight) {
    return tagged(library.get(actor.projectId(), insight));
  }

  @PutMapping("/{insight}")
  @Needs(Permission.EDIT_BOARDS)
  ResponseEntity<SavedInsight> updateInsight(
      Actor actor,
      @PathVariable String insight,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody InsightDraft draft) {
    return tagged(library.update(actor, insight, Versions.match(ifMatch), draft));
  }

  @DeleteMapping("/{insight}")
  @Needs(Permission.EDIT_BOARDS)
  @Operation(summary = "Archive")
  ResponseEntity<SavedInsight> archiveInsight(
      Actor actor,
      @PathVariable String insight,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    return tagged(library.archive(actor, insight, Versions.match(ifMatch)));
  }

  @PostMapping("/{insight}/restore")
  @Needs(Permission.EDIT_BOARDS)
  ResponseEntity<SavedInsight> restoreInsight(
      Actor actor,
      @PathVariable String insight,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    return tagged(library.restore(actor, insight, Versions.match(ifMatch)));
  }

  private static ResponseEntity<SavedInsight> tagged(SavedInsight insight) {
    return ResponseEntity.ok().eTag(Versions.tag(insight.version())).body(insight);
  }
}
