package io.tandem.growth;

import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.shared.Page;
import io.tandem.shared.Sentence;
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
import org.springframework.web.bind.annotation.RestController;

/** Three-gate reviews. */
@RestController
@RequestMapping("/api/projects/{project}/gates")
class GatesController {

  private final GateReviews reviews;

  GatesController(GateReviews reviews) {
    this.reviews = reviews;
  }

  @GetMapping
  @Needs(Permission.VIEW)
  Page<GateReview> listGateReviews(Actor actor) {
    return new Page<>(reviews.list(actor.projectId()), null);
  }

  @PostMapping
  @Needs(Permission.EDIT_GROWTH)
  ResponseEntity<GateReview> openGateReview(Actor actor, @Valid @RequestBody GateDraft draft) {
    Sentence asked = new Sentence(actor.name() + " 发起", "asked by " + actor.name());
    return tagged(HttpStatus.CREATED, reviews.open(actor, draft, asked, null));
  }

  @GetMapping("/{id}")
  @Needs(Permission.VIEW)
  ResponseEntity<GateReview> getGateReview(Actor actor, @PathVariable long id) {
    return tagged(HttpStatus.OK, reviews.get(actor.projectId(), id));
  }

  /** Beside the permission it takes the role that the gate names. */
  @PutMapping("/{id}/answers")
  @Needs(Permission.EDIT_GROWTH)
  ResponseEntity<GateReview> answerGate(
      Actor actor,
      @PathVariable long id,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody GateAnswer answer) {
    return tagged(HttpStatus.OK, reviews.answer(actor, id, Versions.match(ifMatch), answer));
  }

  private static ResponseEntity<GateReview> tagged(HttpStatus status, GateReview review) {
    return ResponseEntity.status(status).eTag(Versions.tag(review.version())).body(review);
  }
}
