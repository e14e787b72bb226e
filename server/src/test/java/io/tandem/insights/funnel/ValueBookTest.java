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

  private static @Nullable String read(ValueBook book, Pairs row, int column) {
    return book.value(book.number(row, column, 0));
  }

  @Test
  void fingerprintsStandForTheirValues() {
    ValueBook book = new ValueBook();
    book.add(Pairs.of(7, "中国"));
    book.add(Pairs.of(7 + 256, "DE"));
    assertThat(book.complete()).isTrue();
    assertThat(read(book, Pairs.of(7 + 256, "not read"), 0)).isEqualTo("DE");
    assertThat(read(book, Pairs.of(7, "not read"), 0)).isEqualTo("中国");
    assertThat(read(book, Pairs.of(-1, "not read"), 0)).isNull();
    assertThat(read(book, Pairs.of(7, "not read"), 0)).isEqualTo("中国");
  }

  @Test
  void twoValuesOfOneFingerprintAreNotMixedUp() {
    ValueBook book = new ValueBook();
    book.add(Pairs.of(7, "CN"));
    book.add(Pairs.of(7, "DE"));
    assertThat(book.complete()).isFalse();
    assertThat(read(book, Pairs.of(7, "DE"), 1)).isEqualTo("DE");
    assertThat(read(book, Pairs.of(7, "CN"), 1)).isEqualTo("CN");
  }

  @Test
  void tooManyValuesAreReadThemselvesAndForgotten() {
    ValueBook book = new ValueBook();
    for (int i = 0; i < ValueBook.MOST; i++) {
      book.add(Pairs.of(i, "v" + i));
    }
    assertThat(book.complete()).isTrue();
    assertThat(book.full()).isFalse();
    book.add(Pairs.of(ValueBook.MOST, "one more"));
    assertThat(book.complete()).isFalse();
    assertThat(book.full()).isTrue();
    book.clear();
    assertThat(book.full()).isFalse();
    assertThat(read(book, Pairs.of(3, "v3"), 1)).isEqualTo("v3");
    assertThat(read(book, Pairs.of(-1, null), 1)).isNull();
  }

  @Test
  void equalEventsOfOneMomentComeInTheOrderOfTheirValues() {
    ValueBook book = new ValueBook();
    Hits hits = new Hits(1);
    for (String value : new String[] {"z", "\uD83D\uDE00", null, "\uFF5E", "a", "ab"}) {
      hits.add(5, 1, new int[] {book.number(value)});
    }
    hits.add(5, 2, new int[] {book.number("A")});
    hits.sortValues(List.of(book));
    assertThat(values(hits, book))
        .containsExactly("a", "ab", "z", "\uFF5E", "\uD83D\uDE00", null, "A");
  }

  @Test
  void eventsAreOrderedByTimeAndWhatTheyMatch() {
    ValueBook book = new ValueBook();
    Hits hits = new Hits(1);
    hits.add(4, 1, new int[] {book.number("not shown")});
    hits.add(9, 1, new int[] {book.number("last")});
    hits.add(5, 2, new int[] {book.number("second")});
    hits.add(5, 1, new int[] {book.number("first")});
    Hits some = new Hits(1);
    some.show(hits);
    some.limit(1, 4);
    some.sort();
    assertThat(values(some, book)).containsExactly("first", "second", "last");
    assertThat(values(hits, book)).startsWith("not shown");
  }

  private static List<@Nullable String> values(Hits hits, ValueBook book) {
    List<@Nullable String> values = new ArrayList<>();
    int[] number = new int[1];
    for (int i = 0; i < hits.size(); i++) {
      hits.values(i, number, 0);
      values.add(book.value(number[0]));
    }
    return values;
  }
}
