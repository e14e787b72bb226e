package io.tandem.events.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.events.intake.IdentityLink;
import io.tandem.events.intake.PersonChange;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Identity rules over random histories, cut into random batches, against a plain model. */
class CensusTest {

  /** A set of ids that are one person, and whether somebody said who it is. */
  private static final class Group {
    final Set<String> ids = new HashSet<>();
    boolean known;
  }

  /** The rules written down naively: sets of ids, no keys, no batches. */
  private static final class Model {
    final Map<String, Group> groups = new HashMap<>();

    Group of(String id) {
      return groups.computeIfAbsent(
          id,
          fresh -> {
            Group group = new Group();
            group.ids.add(fresh);
            return group;
          });
    }

    void join(Group one, Group two) {
      if (one != two) {
        one.ids.addAll(two.ids);
        one.known |= two.known;
        two.ids.forEach(id -> groups.put(id, one));
      }
    }

    void apply(Claim claim) {
      Group group = of(claim.distinctId());
      switch (claim.change().link()) {
        case null -> {
          // an event that links nobody
        }
        case IdentityLink.Identify(var other) -> {
          if (other != null && !other.equals(claim.distinctId()) && !of(other).known) {
            join(group, of(other));
          }
          group.known = true;
        }
        case IdentityLink.Alias(var other) -> {
          if (!other.equals(claim.distinctId())
              && (group == of(other) || !group.known || !of(other).known)) {
            join(group, of(other));
            of(other).known = true;
          }
        }
        case IdentityLink.MergeDangerously(var other) -> {
          if (!other.equals(claim.distinctId())) {
            join(group, of(other));
            of(other).known = true;
          }
        }
      }
    }
  }

  /** What the stores keep between batches. */
  private static final class Kept {
    final Map<String, Long> ids = new HashMap<>();
    final Map<Long, PersonNode> people = new HashMap<>();
    final Map<Long, Long> merged = new HashMap<>();
    long lastPerson;

    void take(List<Claim> claims) {
      Census census = new Census(lastPerson);
      census.know(ids);
      census.load(
          people.values().stream()
              .map(p -> new PersonNode(p.key, false, p.identified, p.properties))
              .toList());
      claims.forEach(census::apply);
      lastPerson = census.lastPerson();
      ids.putAll(census.newIds());
      people.clear();
      for (PersonNode person : census.people()) {
        if (person.mergedInto == null) {
          people.put(person.key, person);
        } else {
          merged.put(person.key, person.root().key);
        }
      }
      ids.replaceAll((_, key) -> merged.getOrDefault(key, key));
    }
  }

  @Property(tries = 500)
  void batchesOfAnySizeGiveThePeopleOfTheModel(
      @ForAll("histories") List<Claim> history, @ForAll("sizes") int size) {
    Model model = new Model();
    Kept kept = new Kept();
    for (int from = 0; from < history.size(); from += size) {
      List<Claim> batch = history.subList(from, Math.min(history.size(), from + size));
      batch.forEach(model::apply);
      kept.take(batch);
    }
    Set<Set<String>> expected = new HashSet<>();
    model.groups.values().forEach(group -> expected.add(group.ids));
    Map<Long, Set<String>> actual = new HashMap<>();
    kept.ids.forEach((id, key) -> actual.computeIfAbsent(key, _ -> new HashSet<>()).add(id));
    assertThat(new HashSet<>(actual.values())).isEqualTo(expected);
    kept.ids.forEach((id, key) ->
        assertThat(kept.people.get(key).identified).isEqualTo(model.groups.get(id).known));
    assertThat(kept.people.size() + kept.merged.size()).isEqualTo((int) kept.lastPerson);
  }

  @Property(tries = 200)
  void sendingTheSameBatchAgainChangesNobody(
      @ForAll("histories") @Size(max = 20) List<Claim> batch) {
    Kept kept = new Kept();
    kept.take(batch);
    kept.take(batch);
    Map<String, Long> ids = new HashMap<>(kept.ids);
    kept.take(batch);
    assertThat(kept.ids).isEqualTo(ids);
  }

  @Test
  void anIdNeverSeenIsAddedToThePersonWithoutAMerge() {
    Census census = new Census(0);
    census.apply(new Claim("anon", PersonChange.NONE, 0));
    census.apply(claim("user", new IdentityLink.Identify("anon")));
    assertThat(census.merges()).isEmpty();
    assertThat(census.newIds()).containsEntry("user", 1L).containsEntry("anon", 1L);
  }

  @Provide
  Arbitrary<List<Claim>> histories() {
    return claims().list().ofMaxSize(40);
  }

  @Provide
  Arbitrary<Integer> sizes() {
    return Arbitraries.integers().between(1, 10);
  }

  private static Arbitrary<Claim> claims() {
    Arbitrary<String> ids = Arbitraries.of("a", "b", "c", "d", "e", "f", "g");
    Arbitrary<Integer> kinds = Arbitraries.integers().between(0, 4);
    return Combinators.combine(ids, ids, kinds)
        .as((id, other, kind) ->
            switch (kind) {
              case 0 -> new Claim(id, PersonChange.NONE, 0);
              case 1 -> claim(id, new IdentityLink.Identify(other));
              case 2 -> claim(id, new IdentityLink.Alias(other));
              case 3 -> claim(id, new IdentityLink.Identify(null));
              default -> claim(id, new IdentityLink.MergeDangerously(other));
            });
  }

  private static Claim claim(String id, IdentityLink link) {
    return new Claim(id, new PersonChange(null, null, link, false), 0);
  }
}
