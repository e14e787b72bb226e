package io.tandem.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.shared.ProjectId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Merged people and their properties as queries see them. */
public abstract class PeopleContract {

  private final ProjectId project = Events.project();

  /** The engine under test; one store for all tests of the class. */
  protected abstract WarehouseFixture fixture();

  private Warehouse warehouse() {
    return fixture().warehouse();
  }

  @Test
  void mergesAreFollowedThroughChainsInWhateverOrderTheyArrive() {
    append(event(1), event(2), event(3), event(4));
    merge(2, 3, 2);
    merge(1, 2, 1);
    merge(1, 2, 1);
    assertThat(people()).containsExactly(3L, 3L, 3L, 4L);
    merge(3, 4, 3);
    assertThat(people()).containsExactly(4L, 4L, 4L, 4L);
    fixture().reopen();
    append(event(1));
    assertThat(people()).containsExactly(4L, 4L, 4L, 4L, 4L);
  }

  @Test
  void mergesOfOneBatchAreFollowedToo() {
    append(event(1), event(2), event(3));
    warehouse()
        .append(
            new Batch(
                List.of(),
                List.of(),
                List.of(new MergeCopy(project, 1, 2, 1), new MergeCopy(project, 2, 3, 2))));
    assertThat(people()).containsExactly(3L, 3L, 3L);
  }

  @Test
  void aMergeInAnotherProjectChangesNothingHere() {
    append(event(1));
    warehouse()
        .append(new Batch(List.of(), List.of(), List.of(new MergeCopy(Events.project(), 1, 2, 1))));
    assertThat(people()).containsExactly(1L);
  }

  @Test
  void theNewestCopyOfASurvivingPersonIsSeen() {
    persons(
        new PersonCopy(project, 1, "{\"plan\":\"new\"}", 5),
        new PersonCopy(project, 1, "{\"plan\":\"old\"}", 4),
        new PersonCopy(project, 2, "{\"plan\":\"gone\"}", 1));
    merge(2, 1, 1);

    assertThat(
            warehouse()
                .fetch(
                    sql ->
                        sql.select(PersonTable.KEY, fixture().sql().personProperty("plan").as("x"))
                            .from(PersonTable.PERSON)
                            .where(PersonTable.PROJECT.eq(project.value())),
                    row -> row.value1() + " " + row.value2())
                .rows())
        .containsExactly("1 new");
  }

  @Test
  void theHighestPersonCountsEventsCopiesAndMerges() {
    assertThat(warehouse().highestPerson(project)).isZero();
    append(event(7));
    assertThat(warehouse().highestPerson(project)).isEqualTo(7);
    persons(new PersonCopy(project, 9, "{}", 1));
    assertThat(warehouse().highestPerson(project)).isEqualTo(9);
    merge(4_294_967_295L, 8, 1);
    assertThat(warehouse().highestPerson(project)).isEqualTo(4_294_967_295L);
  }

  private List<Long> people() {
    return warehouse()
        .fetch(
            sql ->
                sql.select(EventTable.PERSON)
                    .from(EventTable.EVENT)
                    .where(EventTable.PROJECT.eq(project.value()))
                    .orderBy(EventTable.PERSON),
            row -> row.value1())
        .rows();
  }

  private Event event(long person) {
    return Events.event(project, "e", person);
  }

  private void append(Event... events) {
    warehouse().append(Batch.of(Arrays.asList(events)));
  }

  private void merge(long from, long into, long version) {
    warehouse()
        .append(
            new Batch(List.of(), List.of(), List.of(new MergeCopy(project, from, into, version))));
  }

  private void persons(PersonCopy... copies) {
    warehouse().append(new Batch(List.of(), List.of(copies), List.of()));
  }
}
