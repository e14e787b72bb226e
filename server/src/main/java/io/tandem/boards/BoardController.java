package io.tandem.boards;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.shared.Versions;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The joint board, what it shows, and its live numbers. */
@RestController
@RequestMapping("/api/projects/{project}/board")
class BoardController {

  private final Boards boards;
  private final BoardLayouts layouts;
  private final BoardStreams streams;

  BoardController(Boards boards, BoardLayouts layouts, BoardStreams streams) {
    this.boards = boards;
    this.layouts = layouts;
    this.streams = streams;
  }

  @GetMapping
  @Needs(Permission.VIEW)
  Board getBoard(
      Actor actor,
      @RequestParam(required = false) @Nullable String feature,
      @RequestParam(required = false) @Nullable String campaign) {
    return boards.board(actor.project(), new BoardChoice(feature, campaign));
  }

  @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
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
      @RequestParam(required = false) @Nullable String feature,
      @RequestParam(required = false) @Nullable String campaign) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .header("X-Accel-Buffering", "no")
        .body(streams.open(actor.project(), new BoardChoice(feature, campaign)));
  }

  @GetMapping("/settings")
  @Needs(Permission.VIEW)
  ResponseEntity<BoardLayout> getBoardSettings(Actor actor) {
    return tagged(layouts.get(actor.projectId()));
  }

  @PutMapping("/settings")
  @Needs(Permission.EDIT_BOARDS)
  ResponseEntity<BoardLayout> updateBoardSettings(
      Actor actor,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody BoardLayoutDraft draft) {
    return tagged(layouts.put(actor, Versions.match(ifMatch), draft.tiles()));
  }

  private static ResponseEntity<BoardLayout> tagged(BoardLayout layout) {
    return ResponseEntity.ok().eTag(Versions.tag(layout.version())).body(layout);
  }

  /** New tiles of the board, in order. */
  record BoardLayoutDraft(@NotNull List<@NotNull @Valid BoardTileSetting> tiles) {}
}
