package io.tandem.events.live;

import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.events.LiveEvent;
import io.tandem.events.LiveEvents;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Live events over HTTP. */
@RestController
@RequestMapping("/api/projects/{project}/live-events")
class LiveEventsController {

  private static final int MOST = Ring.STORED + Ring.REFUSED;

  private final LiveEvents live;
  private final LiveStreams streams;

  LiveEventsController(LiveEvents live, LiveStreams streams) {
    this.live = live;
    this.streams = streams;
  }

  /** The newest, newest first. */
  record LiveEventList(List<LiveEvent> items) {}

  /** Lists what was sent last. */
  @GetMapping
  @Needs(Permission.VIEW_LIVE_EVENTS)
  LiveEventList listLiveEvents(
      Actor actor,
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(required = false) @Nullable String event,
      @RequestParam(defaultValue = "100") int limit) {
    if (limit < 1) {
      throw new TandemException(CommonError.INVALID_REQUEST, "limit is at least 1");
    }
    return new LiveEventList(
        live.recent(
            actor.projectId(), status(status), blank(event) ? null : event, Math.min(limit, MOST)));
  }

  /** Sends each new one as a server-sent event named {@code live}. */
  @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Needs(Permission.VIEW_LIVE_EVENTS)
  SseEmitter streamLiveEvents(Actor actor) {
    return streams.open(actor.projectId());
  }

  private static LiveEvent.@Nullable Status status(@Nullable String name) {
    if (blank(name)) {
      return null;
    }
    for (LiveEvent.Status status : LiveEvent.Status.values()) {
      if (status.key().equals(name)) {
        return status;
      }
    }
    throw new TandemException(
        CommonError.INVALID_REQUEST, "status is accepted, duplicate or rejected");
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
