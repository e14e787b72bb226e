package io.tandem.events.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class PersonPropertiesTest {

  private record Said(String name, int value, boolean once, long time) {

    void to(PersonProperties properties) {
      ObjectNode values = object().put(name, value);
      properties.apply(once ? null : values, once ? values : null, time);
    }
  }

  @Property(tries = 1000)
  void anyOrderOfArrivalEndsLikeTheOrderOfTimes(
      @ForAll("changes") List<Said> drawn, @ForAll Random random) {
    List<Said> changes = distinctTimes(drawn);
    Map<String, Integer> expected = inOrderOfTimes(changes);
    Collections.shuffle(changes, random);
    PersonProperties properties = new PersonProperties(object());
    for (Said said : changes) {
      said.to(properties);
      properties = storedAndRead(properties);
    }
    Map<String, Integer> actual = new HashMap<>();
    properties.values().forEachEntry((name, value) -> actual.put(name, value.intValue()));
    assertThat(actual).isEqualTo(expected);
  }

  @Test
  void saidAgainItChangesNothing() {
    PersonProperties properties = new PersonProperties(object());
    Said said = new Said("plan", 1, false, 1000);
    said.to(properties);
    PersonProperties read = storedAndRead(properties);
    said.to(read);
    assertThat(read.changed()).isFalse();
  }

  @Test
  void aRepeatedValueMovesItsTimeButQueriesSeeNoDifference() {
    PersonProperties properties = new PersonProperties(object());
    new Said("plan", 1, false, 1000).to(properties);
    PersonProperties read = storedAndRead(properties);
    new Said("plan", 1, false, 3000).to(read);
    assertThat(read.valuesChanged()).isFalse();
    assertThat(read.changed()).isTrue();
    new Said("plan", 2, false, 2000).to(read);
    assertThat(read.values()).isEqualTo(object().put("plan", 1));
  }

  @Test
  void whatOneEventSaidIsMarkedOnce() {
    PersonProperties properties = new PersonProperties(object());
    properties.apply(object().put("a", 1).put("b", 1).put("c", 1), null, 1000);
    properties.apply(object().put("c", 2), null, 2000);
    assertThat(properties.usual()).isEqualTo(1000);
    assertThat(properties.others(1000)).isEqualTo(Map.of("c", 2000L));
  }

  @Test
  void aSurvivorKeepsItsValuesAndTakesOverTheTimesOfTheOthers() {
    PersonProperties survivor = new PersonProperties(object());
    new Said("plan", 1, false, 1000).to(survivor);
    PersonProperties gone = new PersonProperties(object());
    new Said("plan", 2, false, 9000).to(gone);
    new Said("city", 2, false, 9000).to(gone);
    survivor.fill(gone);
    new Said("city", 3, false, 8000).to(survivor);
    assertThat(survivor.values()).isEqualTo(object().put("plan", 1).put("city", 2));
  }

  private static PersonProperties storedAndRead(PersonProperties properties) {
    long usual = properties.usual();
    return new PersonProperties(properties.values(), usual, properties.others(usual));
  }

  /** Times as drawn, made different by the place. */
  private static List<Said> distinctTimes(List<Said> drawn) {
    List<Said> changes = new ArrayList<>();
    for (int i = 0; i < drawn.size(); i++) {
      Said said = drawn.get(i);
      changes.add(new Said(said.name, said.value, said.once, said.time * 100 + i));
    }
    return changes;
  }

  private static Map<String, Integer> inOrderOfTimes(List<Said> changes) {
    Map<String, Integer> values = new HashMap<>();
    changes.stream()
        .sorted(Comparator.comparingLong(Said::time))
        .forEach(said -> {
          if (said.once) {
            values.putIfAbsent(said.name, said.value);
          } else {
            values.put(said.name, said.value);
          }
        });
    return values;
  }

  @Provide
  Arbitrary<List<Said>> changes() {
    return Combinators.combine(
            Arbitraries.of("a", "b", "c"),
            Arbitraries.integers().between(1, 5),
            Arbitraries.of(true, false),
            Arbitraries.longs().between(0, 1_000_000))
        .as(Said::new)
        .list()
        .ofMaxSize(20);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
