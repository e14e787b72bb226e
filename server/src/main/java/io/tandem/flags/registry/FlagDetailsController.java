package io.tandem.flags.registry;

import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.flags.evaluation.FlagOutcome;
import io.tandem.shared.Page;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What lies around a flag: its history, its dependencies, who would get what. */
@RestController
@RequestMapping("/api/projects/{project}/flags/{key}")
class FlagDetailsController {

  private final FlagViews views;
  private final FlagPreviews previews;

  FlagDetailsController(FlagViews views, FlagPreviews previews) {
    this.views = views;
    this.previews = previews;
  }

  @GetMapping("/revisions")
  @Needs(Permission.VIEW)
  Page<FlagRevisionView> listFlagRevisions(
      Actor actor,
      @PathVariable String key,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    return views.revisions(actor.projectId(), key, cursor, limit);
  }

  @GetMapping("/differences")
  @Needs(Permission.VIEW)
  List<FlagDifference> compareFlagRevisions(
      Actor actor, @PathVariable String key, @RequestParam long from, @RequestParam long to) {
    return views.differences(actor.projectId(), key, from, to);
  }

  @GetMapping("/dependencies")
  @Needs(Permission.VIEW)
  FlagDependencies getFlagDependencies(Actor actor, @PathVariable String key) {
    return views.dependencies(actor.projectId(), key);
  }

  /** What up to 200 people get now, and would get if the flag said something else. */
  @PostMapping("/preview")
  @Needs(Permission.VIEW_PEOPLE)
  List<FlagEffect> previewFlag(
      Actor actor, @PathVariable String key, @Valid @RequestBody FlagPreviewQuestion question) {
    return previews.of(actor.projectId(), key, question);
  }

  /** What somebody would get now, and why; nothing is recorded. */
  @PostMapping("/evaluate")
  @Needs(Permission.VIEW_PEOPLE)
  FlagOutcome evaluateFlag(
      Actor actor, @PathVariable String key, @Valid @RequestBody FlagQuestion question) {
    return views.evaluate(actor.projectId(), key, question);
  }
}
