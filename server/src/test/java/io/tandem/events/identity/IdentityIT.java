package io.tandem.events.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.countDistinct;

import io.tandem.access.Projects;
import io.tandem.events.Person;
import io.tandem.events.PersonActivity;
import io.tandem.events.PersonSummary;
import io.tandem.events.Persons;
import io.tandem.events.intake.IdentityLink;
import io.tandem.events.intake.IncomingEvent;
import io.tandem.events.intake.Intake;
import io.tandem.events.intake.IntakeBatch;
import io.tandem.events.intake.IntakeResult;
import io.tandem.events.intake.IntakeResult.Accepted;
import io.tandem.events.intake.PersonChange;
import io.tandem.shared.Page;
import io.tandem.shared.ProjectId;
import io.tandem.support.TestServer;
import io.tandem.warehouse.EventTable;
import io.tandem.warehouse.PersonTable;
import io.tandem.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Who is who, from the intake to both stores. */
class IdentityIT {

  private final TestServer server = TestServer.shared();
  private final Intake intake = server.bean(Intake.class);
  private final Persons persons = server.bean(Persons.class);
  private final Warehouse warehouse = server.bean(Warehouse.class);
  private ProjectId project;

  @BeforeEach
  void newProject() {
    project = server.bean(Projects.class).byKey(server.newProject("UTC").key()).orElseThrow().id();
  }

  @Test
  void anAnonymousPersonIsMergedIntoTheKnownOneAndCountsOnce() {
    accept(seen("anon-1"), seen("user-1"), seen("anon-2"));
    assertThat(people()).isEqualTo(3);
    accept(identify("user-1", "anon-1"));
    assertThat(people()).isEqualTo(2);
    accept(identify("user-1", "anon-2"));
    assertThat(people()).isEqualTo(1);
    assertThat(person("anon-2").distinctIds()).containsExactly("anon-1", "anon-2", "user-1");
  }

  @Test
  void twoKnownPeopleAreMergedOnlyDangerously() {
    accept(identify("user-1", null), identify("user-2", null));
    assertThat(warning(accept(identify("user-1", "user-2")))).isEqualTo("merge_refused");
    assertThat(warning(accept(link("user-1", new IdentityLink.Alias("user-2")))))
        .isEqualTo("merge_refused");
    assertThat(people()).isEqualTo(2);
    accept(link("user-1", new IdentityLink.MergeDangerously("user-2")));
    assertThat(people()).isEqualTo(1);
  }

  @Test
  void idsThatStandForNobodyMergeNobody() {
    accept(seen("user-1"), seen("anon-1"));
    for (String nobody :
        List.of("null", "undefined", "0", "anonymous", "[object Object]", "None")) {
      assertThat(warning(accept(identify(nobody, "anon-1")))).isEqualTo("illegal_id");
      assertThat(warning(accept(identify("user-1", nobody)))).isEqualTo("illegal_id");
    }
    assertThat(person("anon-1").key()).isNotEqualTo(person("user-1").key());
    assertThat(person("null").identified()).isFalse();
  }

  @Test
  void propertiesAreSetOverwrittenAndSetOnce() {
    accept(change("u", new PersonChange(json("{'a':1,'b':1}"), json("{'c':1}"), null, false)));
    accept(
        change("u", new PersonChange(json("{'a':2}"), json("{'b':9,'c':9,'d':1}"), null, false)));
    assertThat(person("u").properties())
        .isEqualTo(java.util.Map.of("a", 2, "b", 1, "c", 1, "d", 1));
    assertThat(copies())
        .singleElement()
        .satisfies(copy -> assertThat(json(copy)).isEqualTo(json("{'a':2,'b':1,'c':1,'d':1}")));
  }

  @Test
  void aMergeKeepsTheSurvivorsPropertiesAndAddsTheOthers() {
    accept(change("anon", PersonChange.set(json("{'a':'anon','x':'anon'}"))));
    accept(change("user", PersonChange.set(json("{'a':'user'}"))));
    accept(identify("user", "anon"));
    assertThat(person("anon").properties()).isEqualTo(java.util.Map.of("a", "user", "x", "anon"));
    assertThat(copies()).hasSize(1);
  }

  @Test
  void concurrentBatchesGiveEachIdOnePersonAndKeysWithoutGaps() throws Exception {
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> sent = new ArrayList<>();
      for (int sender = 0; sender < 8; sender++) {
        int offset = sender * 25;
        sent.add(
            senders.submit(() -> {
              for (int i = 0; i < 20; i++) {
                int start = offset + i;
                accept(
                    IntStream.range(start, start + 30)
                        .mapToObj(n -> seen("id-" + n % 200))
                        .toArray(IncomingEvent[]::new));
              }
            }));
      }
      for (Future<?> done : sent) {
        done.get();
      }
    }
    Set<Long> keys = new HashSet<>();
    for (int n = 0; n < 200; n++) {
      keys.add(person("id-" + n).key());
    }
    assertThat(keys).hasSize(200).allMatch(key -> key >= 1 && key <= 200);
    assertThat(people()).isEqualTo(200);
  }

  @Test
  void peopleAreFoundByIdAndProperty() {
    accept(
        change("user-1", PersonChange.set(json("{'email':'Wang@example.com','city':'Suzhou'}"))),
        change("user-2", PersonChange.set(json("{'email':'li@example.com','city':'Wuxi'}"))));
    assertThat(found("user-")).containsExactly("user-2", "user-1");
    assertThat(found("wang@")).containsExactly("user-1");
    assertThat(found("uxi")).containsExactly("user-2");
    assertThat(found("100%")).isEmpty();
    Page<PersonSummary> first = persons.search(project, "", null, 1);
    assertThat(first.items()).extracting(PersonSummary::distinctId).containsExactly("user-2");
    assertThat(first.items().getFirst().email()).isEqualTo("l***@example.com");
    assertThat(first.items().getFirst().properties()).containsEntry("email", "l***@example.com");
    assertThat(persons.search(project, "", first.next(), 1).items())
        .extracting(PersonSummary::distinctId)
        .containsExactly("user-1");
  }

  @Test
  void activityFollowsMergesAndEventTime() {
    long now = server.now().toEpochMilli();
    accept(seen("anon").at(now - 5000), seen("user").at(now - 1000));
    long anonymous = person("anon").key();
    accept(identify("user", "anon").at(now));
    Person survivor = persons.find(project, anonymous).orElseThrow();
    PersonActivity activity =
        persons.activity(project, List.of(survivor.key())).get(survivor.key());
    assertThat(activity.events()).isEqualTo(3);
    assertThat(activity.firstSeen().toEpochMilli()).isEqualTo(now - 5000);
    assertThat(activity.lastSeen().toEpochMilli()).isEqualTo(now);
  }

  private IntakeResult accept(IncomingEvent... events) {
    return intake.accept(
        new IntakeBatch(project, 1, "test", server.now().toEpochMilli(), List.of(events)));
  }

  private static IncomingEvent seen(String id) {
    return IncomingEvent.named("seen", id, JsonNodeFactory.instance.objectNode());
  }

  private static IncomingEvent change(String id, PersonChange change) {
    return seen(id).changing(change);
  }

  private static IncomingEvent link(String id, IdentityLink link) {
    return change(id, new PersonChange(null, null, link, false));
  }

  private static IncomingEvent identify(String id, String anonymousId) {
    return link(id, new IdentityLink.Identify(anonymousId));
  }

  private static ObjectNode json(String text) {
    return (ObjectNode)
        new tools.jackson.databind.json.JsonMapper().readTree(text.replace('\'', '"'));
  }

  private static String warning(IntakeResult result) {
    return ((Accepted) result.outcomes().getFirst()).warning().code();
  }

  private Person person(String id) {
    return persons.byDistinctId(project, id).orElseThrow();
  }

  private List<String> found(String text) {
    return persons.search(project, text, null, 10).items().stream()
        .map(PersonSummary::distinctId)
        .toList();
  }

  private int people() {
    return warehouse
        .fetch(
            sql ->
                sql.select(countDistinct(EventTable.PERSON))
                    .from(EventTable.EVENT)
                    .where(EventTable.PROJECT.eq(project.value())),
            row -> row.value1())
        .rows()
        .getFirst();
  }

  private List<String> copies() {
    return warehouse
        .fetch(
            sql ->
                sql.select(PersonTable.PROPERTIES)
                    .from(PersonTable.PERSON)
                    .where(PersonTable.PROJECT.eq(project.value())),
            row -> row.value1())
        .rows();
  }
}
