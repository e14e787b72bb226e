package io.tandem.events.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.access.Projects;
import io.tandem.events.EventStream;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import io.tandem.support.Story;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import io.tandem.warehouse.Event;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** What readers of the stream cannot take. */
class EventStreamIT {

  private final TestServer server = TestServer.shared();
  private final TestProject project = server.newProject("UTC");
  private final List<String> taken = new CopyOnWriteArrayList<>();

  @Test
  void oneEventAReaderCannotTakeIsPassedOverAndNoOther() {
    send("fine0", "fine1", "fine2", "poison", "fine4", "fine5", "fine6");
    server
        .bean(EventStream.class)
        .subscribe(
            project.key() + "-poison",
            events -> {
              List<String> ours = ours(events);
              if (ours.contains("poison")) {
                throw new IllegalStateException("cannot take it");
              }
              taken.addAll(ours);
            });
    await("fine6");
    assertThat(taken).containsExactly("fine0", "fine1", "fine2", "fine4", "fine5", "fine6");
  }

  @Test
  void whatIsBusyIsWaitedForAndNothingIsLost() {
    send("only");
    AtomicInteger tries = new AtomicInteger();
    server
        .bean(EventStream.class)
        .subscribe(
            project.key() + "-busy",
            events -> {
              if (ours(events).contains("only") && tries.incrementAndGet() < 3) {
                throw new TandemException(CommonError.BUSY, 1);
              }
              taken.addAll(ours(events));
            });
    await("only");
    assertThat(taken).containsExactly("only");
    assertThat(tries).hasValue(3);
  }

  private void send(String... events) {
    String day = server.now().toString().substring(0, 10);
    Story story = new Story();
    for (String event : events) {
      story.did("somebody", event, day + "T00:00:00Z");
    }
    story.sendTo(project);
  }

  /** The stream carries the events of every test of this JVM. */
  private List<String> ours(List<Event> events) {
    int mine = server.bean(Projects.class).byKey(project.key()).orElseThrow().id().value();
    return events.stream()
        .filter(event -> event.project().value() == mine)
        .map(Event::name)
        .toList();
  }

  private void await(String last) {
    long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!taken.contains(last) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    assertThat(taken).contains(last);
  }
}
