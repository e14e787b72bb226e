package io.tandem.insights.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.warehouse.Rows;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValueBookTest {

  /** A fingerprint and a text a row. */
  private record Pairs(List<Long> numbers, List<@Nullable String> texts) implements Rows {

    static Pairs of(long fingerprint, @Nullable String text) {
      List<@Nullable String> texts = new ArrayList<>();
      texts.add(text);
      return new Pairs(List.of(fingerprint), texts);
    }

    @Override
    public int size() {
      return numbers.size();
    }

    @Override
    public long number(int column, int row) {
      return numbers.get(row);
    }

    @Override
    public @Nullable String text(int column, int row) {
      return texts.get(row);
    }
  }

  @Test
  void fingerprintsStandForTheirValues() {
    ValueBook book = new ValueBook();
    book.add(Pairs.of(7, "中国"));
    book.add(Pairs.of(8, "DE"));
    assertThat(book.complete()).isTrue();
    assertThat(book.value(Pairs.of(8, "not read"), 0, 0)).isEqualTo("DE");
    assertThat(book.value(Pairs.of(7, "not read"), 0, 0)).isEqualTo("中国");
    assertThat(book.value(Pairs.of(-1, "not read"), 0, 0)).isNull();
  }

  @Test
  void twoValuesOfOneFingerprintAreNotMixedUp() {
    ValueBook book = new ValueBook();
    book.add(Pairs.of(7, "CN"));
    book.add(Pairs.of(7, "DE"));
    assertThat(book.complete()).isFalse();
    assertThat(book.value(Pairs.of(7, "DE"), 0, 0)).isEqualTo("DE");
  }

  @Test
  void tooManyValuesAreReadThemselves() {
    ValueBook book = new ValueBook();
    for (int i = 0; i < ValueBook.MOST; i++) {
      book.add(Pairs.of(i, "v" + i));
    }
    assertThat(book.complete()).isTrue();
    book.add(Pairs.of(ValueBook.MOST, "one more"));
    assertThat(book.complete()).isFalse();
  }

  @Test
  void equalEventsOfOneMomentComeInTheOrderOfTheirValues() {
    Hits hits = new Hits(1);
    for (String value : new String[] {"z", "\uD83D\uDE00", null, "\uFF5E", "a", "ab"}) {
      hits.add(5, 1, new @Nullable String[] {value});
    }
    hits.add(5, 2, new @Nullable String[] {"A"});
    hits.sortValues();
    List<@Nullable String> order = new ArrayList<>();
    for (int i = 0; i < hits.size(); i++) {
      order.add(hits.values(i)[0]);
    }
    assertThat(order).containsExactly("a", "ab", "z", "\uFF5E", "\uD83D\uDE00", null, "A");
  }
}
