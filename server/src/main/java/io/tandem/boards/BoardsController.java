package io.tandem.boards;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.shared.Versions;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Boards, what they show, and their live numbers. */
@RestController
@RequestMapping("/api/projects/{project}/boards")
class BoardsController {

  private final SavedBoards saved;
  private final Boards boards;
  private final BoardStreams streams;

  BoardsController(SavedBoards saved, Boards boards, BoardStreams streams) {
    this.saved = saved;
    this.boards = boards;
    this.streams = streams;
  }

  /** The main one first, then the oldest. */
  @GetMapping
  @Needs(Permission.VIEW)
  List<SavedBoard> listBoards(Actor actor) {
    return saved.all(actor.projectId());
  }

  @PostMapping
  @Needs(Permission.EDIT_BOARDS)
  ResponseEntity<SavedBoard> createBoard(Actor actor, @Valid @RequestBody BoardDraft draft) {
    SavedBoard made = saved.create(actor, draft);
    return ResponseEntity.status(HttpStatus.CREATED).eTag(Versions.tag(made.version())).body(made);
  }

  @GetMapping("/{board}")
  @Needs(Permission.VIEW)
  ResponseEntity<SavedBoard> getBoard(Actor actor, @PathVariable String board) {
    return tagged(saved.get(actor.projectId(), board));
  }

  @PutMapping("/{board}")
  @Needs(Permission.EDIT_BOARDS)
  ResponseEntity<SavedBoard> updateBoard(
      Actor actor,
      @PathVariable String board,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody BoardDraft draft) {
    return tagged(saved.update(actor, board, Versions.match(ifMatch), draft));
  }

  @DeleteMapping("/{board}")
  @Needs(Permission.EDIT_BOARDS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void deleteBoard(
      Actor actor,
      @PathVariable String board,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    saved.delete(actor, board, Versions.match(ifMatch));
  }

  /**
   * The numbers; {@code days} says how many closed days before today the lines show, 1 to 400,
   * unless {@code from} and {@code to} name dates.
   */
  @GetMapping("/{board}/view")
  @Needs(Permission.VIEW)
  BoardView viewBoard(
      Actor actor,
      @PathVariable String board,
      @RequestParam(required = false) @Nullable String feature,
      @RequestParam(required = false) @Nullable String campaign,
      @ParameterObject BoardDates dates) {
    return boards.view(actor, new BoardChoice(board, feature, campaign), dates);
  }

  @GetMapping(path = "/{board}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Needs(Permission.VIEW)
  @ApiResponse(
      responseCode = "200",
      description = "events named today",
      content =
          @Content(
              mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
              schema = @Schema(implementation = BoardToday.class)))
  ResponseEntity<SseEmitter> streamBoard(
      Actor actor,
      @PathVariable String board,
      @RequestParam(required = false) @Nullable String feature,
      @RequestParam(required = false) @Nullable String campaign) {
    saved.get(actor.projectId(), board);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .header("X-Accel-Buffering", "no")
        .body(streams.open(actor.project(), new BoardChoice(board, feature, campaign)));
  }

  private static ResponseEntity<SavedBoard> tagged(SavedBoard board) {
    return ResponseEntity.ok().eTag(Versions.tag(board.version())).body(board);
  }
}
