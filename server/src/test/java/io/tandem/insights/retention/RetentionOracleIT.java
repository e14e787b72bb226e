package io.tandem.insights.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.insights.retention.RetentionOracle.Member;
import io.tandem.support.Histories;
import io.tandem.support.History;
import io.tandem.support.Oracle;
import io.tandem.support.Oracle.Somebody;
import io.tandem.support.PeopleOfCell;
import io.tandem.support.TestServer;
import io.tandem.support.TestServer.TestProject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Retention over generated histories, sent through capture, equals a brute-force oracle. */
class RetentionOracleIT {

  private static final int QUESTIONS = 12;

  @BeforeContainer
  static void afterAllThatHappened() {
    TestServer.shared().setClock(Instant.parse("2027-06-01T00:00:00Z"));
  }

  @Provide
  Arbitrary<History> histories() {
    return Histories.upTo(200);
  }

  @Property
  void retentionEqualsTheOracle(@ForAll("histories") History history, @ForAll long seed) {
    Random random = new Random(seed);
    TestProject project = TestServer.shared().newProject(history.zone().getId());
    history.send(project, 1 + random.nextInt(60));
    Oracle facts = new Oracle(history);
    for (int i = 0; i < QUESTIONS; i++) {
      RetentionQuestion question = RetentionQuestion.random(random, history);
      RetentionOracle oracle = new RetentionOracle(facts.facts(), history.zone(), question);
      TestServer.Answer answer = project.post("/query", question.json());
      assertThat(answer.status()).as("%s: %s", question, answer.body()).isEqualTo(200);
      List<Member> members = oracle.members(false);
      compare(question.toString(), oracle, members, answer.json().get("cohorts"));
      if (question.breakdown() != null) {
        compareGroups(question, oracle, answer.json().get("groups"));
      }
      comparePeople(project, question, oracle.cohorts(), members, random);
    }
  }

  private static void compare(
      String what, RetentionOracle oracle, List<Member> members, JsonNode cohorts) {
    List<String> names = oracle.cohorts();
    assertThat(cohorts).as(what).hasSize(names.size());
    for (int i = 0; i < names.size(); i++) {
      JsonNode cohort = cohorts.get(i);
      assertThat(cohort.get("start").asString()).as(what).isEqualTo(names.get(i));
      for (int cell = 0; cell < cohort.get("values").size(); cell++) {
        assertThat(cohort.get("values").get(cell).asLong())
            .as("cohort %s, cell %s of %s", names.get(i), cell, what)
            .isEqualTo(RetentionOracle.people(members, names.get(i), cell).size());
      }
    }
  }

  private static void compareGroups(
      RetentionQuestion question, RetentionOracle oracle, JsonNode groups) {
    Map<@Nullable String, List<Member>> expected = oracle.groups();
    assertThat(groups).as("groups of %s", question).hasSize(expected.size());
    for (JsonNode group : groups) {
      String value = group.get("breakdown").get(0).stringValue(null);
      assertThat(expected).as("%s", question).containsKey(value);
      compare(value + " of " + question, oracle, expected.get(value), group.get("cohorts"));
    }
  }

  private static void comparePeople(
      TestProject project,
      RetentionQuestion question,
      List<String> cohorts,
      List<Member> members,
      Random random) {
    String cohort =
        members.isEmpty()
            ? cohorts.getFirst()
            : members.get(random.nextInt(members.size())).cohort();
    int cell = random.nextInt(question.cells().size() + 1);
    boolean lost = random.nextBoolean();
    Set<Somebody> expected = new HashSet<>(RetentionOracle.people(members, cohort, 0));
    Set<Somebody> returned = RetentionOracle.people(members, cohort, cell);
    if (lost) {
      expected.removeAll(returned);
    } else {
      expected.retainAll(returned);
    }
    Map<String, Object> asked =
        Map.of("cohort", cohort, "cell", cell, "outcome", lost ? "lost" : "returned");
    PeopleOfCell.same(project, Map.of("query", question.json(), "cell", asked), expected);
  }
}
