package io.tandem.boards;

import io.tandem.access.Project;
import io.tandem.access.Projects;
import io.tandem.events.EventStream;
import io.tandem.shared.CommonError;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The boards that are open now. What is told to them is computed once a project, only while
 * somebody listens and only after something came in or the local day changed.
 */
@Component
class BoardStreams implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(BoardStreams.class);

  private final Boards boards;
  private final Clock clock;
  private final Projects projects;
  private final BoardSettings settings;
  private final Set<BoardListener> listeners = ConcurrentHashMap.newKeySet();
  private final Set<ProjectId> changed = ConcurrentHashMap.newKeySet();
  private final Map<ProjectId, LocalDate> days = new HashMap<>();
  private volatile boolean running;

  BoardStreams(
      Boards boards, Clock clock, Projects projects, BoardSettings settings, EventStream events) {
    this.boards = boards;
    this.clock = clock;
    this.projects = projects;
    this.settings = settings;
    events.onArrival(changed::addAll);
  }

  /**
   * A new stream; it begins with the numbers of now.
   *
   * @throws TandemException {@code busy} when too many boards are open
   */
  SseEmitter open(Project project, BoardChoice choice) {
    if (!running || listeners.size() >= settings.streams()) {
      throw new TandemException(CommonError.BUSY, 30);
    }
    SseEmitter emitter = new SseEmitter(settings.streamTime().toMillis());
    BoardListener listener = new BoardListener(project, choice, emitter);
    emitter.onCompletion(() -> close(listener));
    emitter.onTimeout(() -> close(listener));
    emitter.onError(_ -> close(listener));
    listeners.add(listener);
    changed.add(project.id());
    return emitter;
  }

  private void close(BoardListener listener) {
    listeners.remove(listener);
    listener.end();
  }

  /** How many boards are open. */
  int size() {
    return listeners.size();
  }

  /** Tells what changed since the last call. One thread at a time. */
  void publish() {
    Map<ProjectId, List<BoardListener>> listening =
        listeners.stream().collect(Collectors.groupingBy(listener -> listener.project().id()));
    changed.retainAll(listening.keySet());
    days.keySet().retainAll(listening.keySet());
    listening.forEach((id, open) -> {
      LocalDate today = LocalDate.ofInstant(clock.instant(), projects.get(id).zone());
      boolean newDay = !today.equals(days.put(id, today));
      if (changed.remove(id) || newDay) {
        publish(projects.get(id), open);
      }
    });
  }

  private void publish(Project project, List<BoardListener> open) {
    try {
      Set<BoardChoice> choices =
          open.stream().map(BoardListener::choice).collect(Collectors.toSet());
      Map<BoardChoice, BoardToday> today = boards.today(project, choices);
      for (BoardListener listener : open) {
        BoardToday numbers = today.get(listener.choice());
        if (numbers != null) {
          listener.tell(numbers);
        }
      }
    } catch (RuntimeException failed) {
      changed.add(project.id()); // the next turn tells it; other projects do not wait for it
      log.warn(
          "Open boards of {} were not told what changed; trying again in 2 s: {}",
          project.key(),
          failed.toString());
    }
  }

  /** Keeps every line alive. */
  void ping() {
    listeners.forEach(BoardListener::ping);
  }

  @Override
  public void start() {
    running = true;
  }

  /** Before the web server waits for requests to end: streams would not end by themselves. */
  @Override
  public void stop() {
    running = false;
    listeners.forEach(BoardListener::end);
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
