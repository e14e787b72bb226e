package io.tandem.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tandem.shared.EventSelector;
import io.tandem.shared.Filter;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What filters and selectors pick, for every engine. Each event is known by its person. */
public abstract class EventConditionsContract {

  private static final List<String> PROPERTIES =
      List.of(
          "{}",
          "{\"p\":null}",
          "{\"p\":\"vip\"}",
          "{\"p\":\"VIP 100%_\"}",
          "{\"p\":5}",
          "{\"p\":\"5.0\"}",
          "{\"p\":12}",
          "{\"p\":true}",
          "{\"p\":\"2026-03-02\"}",
          "{\"p\":\"NaN\"}");

  private final ProjectId project = Events.project();

  /** The store under test. */
  protected abstract WarehouseFixture fixture();

  @ParameterizedTest
  @CsvSource({
    "eq, vip, 2",
    "eq, 5, '4 5'",
    "eq, 5.00, '4 5'",
    "eq, true, 7",
    "eq, vip|12, '2 6'",
    "in, vip|12, '2 6'",
    "ne, vip, '0 1 3 4 5 6 7 8 9'",
    "ne, 5, '0 1 2 3 6 7 8 9'",
    "ne, vip|5, '0 1 3 6 7 8 9'",
    "gt, 5, 6",
    "gte, 5, '4 5 6'",
    "lt, 12, '4 5'",
    "lte, 12.0, '4 5 6'",
    "contains, IP, '2 3'",
    "contains, 0%_, 3",
    "contains, %, 3",
    "contains, xx|026, 8",
    "matches, ^v, 2",
    "matches, (?i)^vip, '2 3'",
    "matches, ^[0-9]+$, '4 6'",
    "matches, i, 2"
  })
  void filterPicks(String op, String values, String expected) {
    append("e", PROPERTIES);
    Filter filter = new Filter("p", Filter.Op.of(op), List.of(values.split("\\|")));
    assertThat(picked(new EventSelector("e", List.of(filter)))).isEqualTo(people(expected));
  }

  @Test
  void thousandValuesAreComparedAsOneIs() {
    append("e", PROPERTIES);
    assertThat(picked(where("p", "in", thousand("vip", "5.00")))).containsExactly(2L, 4L, 5L);
    assertThat(picked(where("p", "ne", thousand("vip", "5.00"))))
        .containsExactly(0L, 1L, 3L, 6L, 7L, 8L, 9L);
    assertThat(picked(where("p", "matches", thousand("(?i)^vip", "^5$|^6$"))))
        .containsExactly(2L, 3L, 4L);
    assertThat(picked(where("p", "matches", thousand("v.*p", "x.*y{2,}")))).containsExactly(2L);
    assertThat(picked(where("p", "contains", thousand("IP", "z%")))).containsExactly(2L, 3L);
  }

  private EventSelector where(String property, String op, List<String> values) {
    return new EventSelector("e", List.of(new Filter(property, Filter.Op.of(op), values)));
  }

  private static List<String> thousand(String... values) {
    List<String> all = new ArrayList<>();
    for (int i = values.length; i < 1000; i++) {
      all.add("none-" + i + "-");
    }
    all.addAll(List.of(values));
    return all;
  }

  @Test
  void textsAreComparedInTheirOrderWhenTheValueIsNoNumber() {
    append(
        "e", List.of("{\"p\":\"2026-02-28\"}", "{\"p\":\"2026-03-02\"}", "{\"p\":\"2026-11-01\"}"));
    assertThat(picked(where("p", "gte", "2026-03-02"))).containsExactly(1L, 2L);
    assertThat(picked(where("p", "lt", "2026-03-02"))).containsExactly(0L);
  }

  @Test
  void existsPicksWhatIsThereAndNotNull() {
    append("e", PROPERTIES);
    Filter exists = new Filter("p", Filter.Op.EXISTS, List.of());
    assertThat(picked(new EventSelector("e", List.of(exists))))
        .isEqualTo(people("2 3 4 5 6 7 8 9"));
  }

  @Test
  void filtersOfASelectorHoldTogether() {
    append("e", List.of("{\"a\":1,\"b\":1}", "{\"a\":1,\"b\":2}", "{\"a\":2,\"b\":2}"));
    Filter a = new Filter("a", Filter.Op.EQ, List.of("1"));
    Filter b = new Filter("b", Filter.Op.GT, List.of("1"));
    assertThat(picked(new EventSelector("e", List.of(a, b)))).containsExactly(1L);
  }

  @Test
  void oneOfSeveralSelectorsIsEnoughAndNoneIsNone() {
    append("e", List.of("{}", "{}"));
    append("f", List.of("{}"));
    EventConditions conditions = conditions();
    assertThat(
            picked(
                conditions.anyOf(
                    project, List.of(EventSelector.of("f"), EventSelector.of("nothing")))))
        .containsExactly(0L);
    assertThat(picked(conditions.anyOf(project, List.of()))).isEmpty();
    assertThat(picked(EventSelector.of("*"))).containsExactly(0L, 0L, 1L);
  }

  @Test
  void personPropertiesAreThoseOfTheMergedPersonNow() {
    append("e", List.of("{}", "{}", "{}", "{\"person.city\":\"Lyon\"}"));
    fixture()
        .warehouse()
        .append(
            new Batch(
                List.of(),
                List.of(
                    new PersonCopy(project, 0, "{\"city\":\"Lyon\",\"age\":41}", 1),
                    new PersonCopy(project, 1, "{\"city\":\"Lyon\"}", 1),
                    new PersonCopy(project, 1, "{\"city\":\"Oslo\",\"age\":9}", 2)),
                List.of(new MergeCopy(project, 2, 0, 1))));
    assertThat(picked(where("person.city", "eq", "Lyon"))).containsExactly(0L, 0L);
    assertThat(picked(where("person.city", "ne", "Lyon"))).containsExactly(1L, 3L);
    assertThat(picked(where("person.age", "gt", "10"))).containsExactly(0L, 0L);
    assertThat(picked(where("person.city", "matches", "^O"))).containsExactly(1L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "inf", "-Infinity"})
  void textsOfPeopleThatOnlyLookLikeNumbersAreNone(String text) {
    append("e", List.of("{}"));
    String properties = "{\"age\":\"%s\"}".formatted(text);
    PersonCopy copy = new PersonCopy(project, 0, properties, 1);
    fixture().warehouse().append(new Batch(List.of(), List.of(copy), List.of()));
    assertThat(picked(where("person.age", "gt", "18"))).isEmpty();
    assertThat(picked(where("person.age", "lt", "18"))).isEmpty();
    assertThat(picked(where("person.age", "eq", text))).containsExactly(0L);
  }

  @Test
  void namesAndValuesAreDataNotSql() {
    append("e'--", List.of("{\"a'b/~c\":\"x' or '1'='1\"}", "{}"));
    Filter filter = new Filter("a'b/~c", Filter.Op.EQ, List.of("x' or '1'='1"));
    assertThat(picked(new EventSelector("e'--", List.of(filter)))).containsExactly(0L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "(?=a)", "a++", "\\1"})
  void expressionsTheStoreCannotReadAreRefusedBefore(String expression) {
    assertThatThrownBy(() -> picked(where("p", "matches", expression)))
        .isInstanceOf(TandemException.class)
        .hasMessageContaining("invalid_request");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(?i)a", "(?:a|b)*?", "\\\\h", "\\p{Lu}+", "\\pL{2,100}", "[^a-z\\]]+", "a{1000}"})
  void expressionsThatPassAreReadByTheStore(String expression) {
    append("e", List.of("{}"));
    assertThat(picked(where("p", "matches", expression))).isEmpty();
  }

  @Test
  void orderNeedsOneValue() {
    assertThatThrownBy(() -> picked(where("p", "gt", "1|2")))
        .isInstanceOf(TandemException.class)
        .hasMessageContaining("one value");
  }

  private EventSelector where(String property, String op, String values) {
    return new EventSelector(
        "e", List.of(new Filter(property, Filter.Op.of(op), values(op, values))));
  }

  private static List<String> values(String op, String values) {
    return op.equals("matches") ? List.of(values) : List.of(values.split("\\|"));
  }

  private void append(String name, List<String> properties) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < properties.size(); i++) {
      events.add(Events.event(project, name, i, Events.RECEIVED, properties.get(i)));
    }
    fixture().warehouse().append(Batch.of(events));
  }

  private EventConditions conditions() {
    return new EventConditions(fixture().sql());
  }

  private List<Long> picked(EventSelector selector) {
    return picked(conditions().of(project, selector));
  }

  private List<Long> picked(Condition condition) {
    return fixture()
        .warehouse()
        .fetch(
            dsl ->
                dsl.select(EventTable.PERSON)
                    .from(EventTable.EVENT)
                    .where(EventTable.PROJECT.eq(project.value()))
                    .and(condition)
                    .orderBy(EventTable.PERSON),
            row -> row.value1())
        .rows();
  }

  private static List<Long> people(String text) {
    return List.of(text.split(" ")).stream().map(Long::valueOf).toList();
  }
}
