package io.tandem.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {

  private final List<String> served = new ArrayList<>();

  private Turns.Turn ask(Turns turns, String who) {
    return turns.ask(who, () -> served.add(who));
  }

  @Test
  void whoComesLaterWithOneWishIsServedBeforeTheSecondOfWhoHasMany() {
    Turns turns = new Turns(1, _ -> 1);
    List<Turns.Turn> asked = new ArrayList<>();
    for (String who : List.of("many", "many", "many", "one", "other")) {
      asked.add(ask(turns, who));
    }
    assertThat(served).containsExactly("many");
    asked.get(0).close();
    asked.get(1).close();
    asked.get(3).close();
    asked.get(4).close();
    asked.get(2).close();
    assertThat(served).containsExactly("many", "many", "one", "other", "many");
  }

  @Test
  void nobodyHoldsMoreThanTheirShareWhileOthersMayCome() {
    Turns turns = new Turns(3, _ -> 2);
    for (int i = 0; i < 5; i++) {
      ask(turns, "many");
    }
    assertThat(served).containsExactly("many", "many");
    assertThat(turns.waiting("many")).isEqualTo(3);
    ask(turns, "one");
    assertThat(served).endsWith("one");
  }

  @Test
  void whoNoLongerWaitsIsNotServedAndAPlaceIsGivenBackOnce() {
    Turns turns = new Turns(1, _ -> 1);
    Turns.Turn first = ask(turns, "a");
    ask(turns, "b").close();
    Turns.Turn last = ask(turns, "c");
    first.close();
    first.close();
    assertThat(served).containsExactly("a", "c");
    ask(turns, "d");
    assertThat(served).containsExactly("a", "c");
    last.close();
    assertThat(served).containsExactly("a", "c", "d");
    assertThat(turns.waiting("b")).isZero();
  }
}
