package io.tandem.experiments.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tandem.shared.TandemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a table may take of the memory, whatever it says. */
class TableBoundsTest {

  @Test
  void bookKnowsTheRowOfEveryUnit() {
    Random random = new Random(7);
    UnitBook book = new UnitBook();
    Map<String, Integer> known = new HashMap<>();
    for (int i = 0; i < 50_000; i++) {
      String unit = "user-" + random.nextInt(30_000);
      Integer before = known.putIfAbsent(unit, known.size());
      assertThat(book.seen(unit)).isEqualTo(before == null ? -1 : before);
    }
  }

  @Test
  void tableWithManyColumnsTakesFewerPeople() {
    assertThat(most(1)).isEqualTo(3_627_506);
    assertThat(most(40)).isEqualTo(495_268);
  }

  /** Rows until it is full. */
  private static int most(int columns) {
    PeopleTable table =
        new PeopleTable(IntStream.range(0, columns).mapToObj(c -> "c" + c).toList());
    double[] values = new double[columns];
    assertThatThrownBy(
            () -> {
              for (int row = 0; row < 10_000_000; row++) {
                table.add(0, values);
              }
            })
        .isInstanceOf(TandemException.class)
        .hasMessageContaining("table_too_large");
    return table.size();
  }

  @Test
  void textEndsWhereThereIsMoreThanMayBe() throws IOException {
    for (int most : List.of(20, 19)) {
      TableText text = text("unit,variant\nu1,old\n", most);
      char[] into = new char[100];
      if (most == 20) {
        assertThat(text.read(into, 0, 100)).isEqualTo(20);
        assertThat(text.isTooLong()).isFalse();
      } else {
        assertThatThrownBy(() -> text.read(into, 0, 100)).isInstanceOf(IOException.class);
        assertThat(text.isTooLong()).isTrue();
      }
      assertThat(text.broken()).as("the file itself arrived").isNull();
    }
  }

  private static TableText text(String content, int most) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    return new TableText(new ByteArrayInputStream(bytes), most);
  }
}
