package io.tandem.boards;

import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.boards.DigestWriter.Written;
import io.tandem.boards.Digests.DigestView;
import io.tandem.messaging.Delivery;
import io.tandem.shared.Versions;
import jakarta.validation.Valid;
import java.util.List;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The morning digest of each board. */
@RestController
@RequestMapping("/api/projects/{project}/boards/{board}/digest")
class DigestController {

  private final Digests digests;

  DigestController(Digests digests) {
    this.digests = digests;
  }

  @GetMapping
  @Needs(Permission.VIEW)
  ResponseEntity<DigestView> getDigest(Actor actor, @PathVariable String board) {
    return tagged(digests.get(actor, board));
  }

  @PutMapping
  @Needs(Permission.EDIT_BOARDS)
  ResponseEntity<DigestView> updateDigest(
      Actor actor,
      @PathVariable String board,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody DigestDraft draft) {
    return tagged(digests.update(actor, board, Versions.match(ifMatch), draft));
  }

  /** What it would say now; {@code channel} applies that channel's limits. */
  @GetMapping("/preview")
  @Needs(Permission.VIEW)
  Written previewDigest(
      Actor actor,
      @PathVariable String board,
      @RequestParam(defaultValue = "zh-CN") String language,
      @RequestParam(required = false) @Nullable String channel) {
    return digests.preview(actor, board, language, channel);
  }

  /** Sends it now through the channels of the draft, marked as a test; nothing is saved. */
  @PostMapping("/test")
  @Needs(Permission.EDIT_BOARDS)
  @ResponseStatus(HttpStatus.ACCEPTED)
  List<Delivery> testDigest(
      Actor actor, @PathVariable String board, @Valid @RequestBody DigestDraft draft) {
    return digests.test(actor, board, draft);
  }

  private static ResponseEntity<DigestView> tagged(DigestView view) {
    return ResponseEntity.ok().eTag(Versions.tag(view.digest().version())).body(view);
  }
}
