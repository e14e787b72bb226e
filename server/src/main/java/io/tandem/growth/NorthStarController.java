package io.tandem.growth;

import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.shared.Versions;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The north star. */
@RestController
@RequestMapping("/api/projects/{project}/north-star")
class NorthStarController {

  private final NorthStars stars;

  NorthStarController(NorthStars stars) {
    this.stars = stars;
  }

  @GetMapping
  @Needs(Permission.VIEW)
  ResponseEntity<NorthStar> getNorthStar(Actor actor) {
    return tagged(stars.get(actor.projectId()));
  }

  @PutMapping
  @Needs(Permission.EDIT_GROWTH)
  ResponseEntity<NorthStar> putNorthStar(
      Actor actor,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody NorthStarDraft draft) {
    return tagged(stars.put(actor, Versions.match(ifMatch), draft));
  }

  /** Agrees to the revision in force for product or operations. */
  @PostMapping("/signatures")
  @Needs(Permission.EDIT_GROWTH)
  ResponseEntity<NorthStar> signNorthStar(
      Actor actor,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody SignatureDraft draft) {
    return tagged(stars.sign(actor, Versions.match(ifMatch), draft.wing()));
  }

  /** For whom somebody signs. */
  record SignatureDraft(@NotNull Wing wing) {}

  private static ResponseEntity<NorthStar> tagged(NorthStar star) {
    return ResponseEntity.ok().eTag(Versions.tag(star.version())).body(star);
  }
}
