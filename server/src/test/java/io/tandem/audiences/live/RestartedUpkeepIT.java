package io.tandem.audiences.live;

import static io.tandem.support.TestServer.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.access.Project;
import io.tandem.access.Projects;
import io.tandem.audiences.live.Outcomes.Definition;
import io.tandem.events.Merges;
import io.tandem.shared.ProjectId;
import io.tandem.support.History.Identified;
import io.tandem.support.History.Tracked;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import io.tandem.warehouse.SegmentTable;
import io.tandem.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

/**
 * Upkeep that begins with what the store holds, as after a restart, while people merge around it.
 * The segments are archived on the server itself, so that it lets go of them.
 */
class RestartedUpkeepIT {

  private static final Instant MONDAY = Instant.parse("2026-03-02T02:00:00Z");

  private final TestServer server = TestServer.shared();
  private final TestProject project = server.newProject("Asia/Shanghai");
  private final Project known =
      server.bean(Projects.class).all().stream()
          .filter(one -> one.key().equals(project.key()))
          .findFirst()
          .orElseThrow();
  private final Sources sources = server.bean(Sources.class);

  @BeforeEach
  void twoPeople() {
    server.setClock(MONDAY);
    track("phone", "pay");
    track("ann", "open");
  }

  @Test
  void whoIsMergedBeforeARestartLeavesAfterIt() {
    Map<String, Object> week = Map.of("type", "last", "days", 7);
    Map<String, Object> rule = Map.of("type", "did", "event", "pay", "when", week);
    List<Definition> definitions = settled("payers", "rule", rule);
    merge(sources.merges());
    ProjectUpkeep restarted = new ProjectUpkeep(sources, known.id());

    until(restarted, definitions, MONDAY);
    assertThat(restarted.members(id(definitions))).isEqualTo(restarted.everybody());
    assertThat(stored(id(definitions))).isEqualTo(restarted.everybody());

    restarted.round(known, definitions, MONDAY.plus(Duration.ofDays(8)));
    assertThat(restarted.members(id(definitions))).isEqualTo(new RoaringBitmap());
    assertThat(stored(id(definitions))).as("in queries").isEqualTo(new RoaringBitmap());
  }

  @Test
  void aMergeThatComesWhileUpkeepBeginsIsLearnt() {
    List<Definition> definitions = settled("list", "ids", List.of("phone"));
    ProjectUpkeep restarted = new ProjectUpkeep(mergingMeanwhile(), known.id());

    until(restarted, definitions, MONDAY);
    assertThat(restarted.everybody()).hasSize(1);
    assertThat(restarted.members(id(definitions))).isEqualTo(restarted.everybody());
  }

  /** Sources that tell of merges as the server's, but for one that comes right after the first. */
  private Sources mergingMeanwhile() {
    Merges merges = sources.merges();
    AtomicBoolean merged = new AtomicBoolean();
    Merges late =
        new Merges() {
          @Override
          public List<Merge> after(ProjectId of, long version, int limit) {
            List<Merge> found = merges.after(of, version, limit);
            if (merged.compareAndSet(false, true)) {
              merge(merges);
            }
            return found;
          }

          @Override
          public long newest(ProjectId of) {
            return merges.newest(of);
          }
        };
    return new Sources(
        sources.reading(), sources.memberships(), late, sources.changes(), sources.outcomes());
  }

  /** Makes a segment, waits for its one member and archives it. */
  private List<Definition> settled(String key, String field, Object value) {
    Map<String, Object> draft = new HashMap<>();
    draft.putAll(Map.of("key", key, "names", Map.of("zh", key, "en", key), field, value));
    expect(201, project.post("/segments", draft));
    await(() ->
        project.get("/segments/" + key).json().at("/segment/size").asInt() == 1
            && project
                .get("/segments/" + key)
                .json()
                .at("/segment/state")
                .asString()
                .equals("ready"));
    List<Definition> definitions = sources.outcomes().definitions(known.id());
    expect(
        200,
        server.send(
            server.request(project.path("/segments/" + key)).DELETE().header("If-Match", "\"1\"")));
    await(() -> !server.bean(SegmentUpkeep.class).of(known.id()).holds());
    return definitions;
  }

  private void merge(Merges merges) {
    send(new Identified(UUID.randomUUID(), "ann", "phone", MONDAY, Map.of()).sent());
    await(() -> merges.newest(known.id()) > 0);
  }

  /** Segments that cannot be built at once are in one of the next rounds. */
  private void until(ProjectUpkeep upkeep, List<Definition> definitions, Instant now) {
    await(() -> {
      upkeep.round(known, definitions, now);
      return !upkeep.pending();
    });
  }

  private static long id(List<Definition> definitions) {
    return definitions.getFirst().id();
  }

  /** Who is in a segment for queries. */
  private RoaringBitmap stored(long segment) {
    RoaringBitmap found = new RoaringBitmap();
    server
        .bean(Warehouse.class)
        .scan(
            dsl ->
                dsl.select(SegmentTable.PERSON)
                    .from(SegmentTable.MEMBER)
                    .where(SegmentTable.PROJECT.eq(known.id().value()))
                    .and(SegmentTable.SEGMENT.eq(segment)),
            row -> found.add((int) row[0]));
    return found;
  }

  private void track(String id, String event) {
    Instant yesterday = MONDAY.minus(Duration.ofDays(1));
    send(new Tracked(UUID.randomUUID(), id, event, yesterday, Map.of()).sent());
  }

  private void send(Map<String, Object> message) {
    Map<String, Object> batch = Map.of("api_key", project.writeKey(), "batch", List.of(message));
    expect(200, server.send(TestServer.json(server.anonymous("/batch/"), "POST", batch)));
  }

  private static void await(java.util.function.BooleanSupplier done) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      LockSupport.parkNanos(20_000_000);
    }
  }
}
