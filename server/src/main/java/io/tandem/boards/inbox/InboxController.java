package io.tandem.boards.inbox;

import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.shared.CommonError;
import io.tandem.shared.Page;
import io.tandem.shared.TandemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What waits for the caller, and what happened. */
@RestController
@RequestMapping("/api/projects/{project}")
class InboxController {

  private static final Instant NOW = Instant.parse("2200-01-01T00:00:00Z");
  private static final int LONGEST_PAGE = 100;

  private final Inbox inbox;
  private final Happened happened;

  InboxController(Inbox inbox, Happened happened) {
    this.inbox = inbox;
    this.happened = happened;
  }

  /** What waits for the caller by role or by name; what goes first (R16) first. */
  @GetMapping("/inbox")
  @Needs(Permission.VIEW)
  List<InboxItem> listInbox(Actor actor) {
    return inbox.of(actor);
  }

  /** What happened, newest first; what happened at one moment stays on one page. */
  @GetMapping("/happened")
  @Needs(Permission.VIEW)
  Page<Happening> listHappened(
      Actor actor,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "30") int limit) {
    int length = Math.clamp(limit, 1, LONGEST_PAGE);
    List<Happening> page = happened.before(actor.project(), actor, before(cursor), length);
    String next = page.size() < length ? null : page.getLast().at().toString();
    return new Page<>(page, next);
  }

  private static Instant before(@Nullable String cursor) {
    if (cursor == null || cursor.isEmpty()) {
      return NOW;
    }
    try {
      Instant instant = Instant.parse(cursor);
      if (!instant.isAfter(NOW) && instant.isAfter(Instant.EPOCH)) {
        return instant;
      }
    } catch (DateTimeException unreadable) {
      // no cursor of this list either
    }
    throw new TandemException(CommonError.INVALID_REQUEST, "this is not a cursor of this list");
  }
}
