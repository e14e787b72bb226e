package io.tandem.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.shared.ProjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

/** What every engine keeps of who is in a segment. */
public abstract class MembershipsContract {

  private static final AtomicInteger PROJECTS = new AtomicInteger(700);

  private final ProjectId project = new ProjectId(PROJECTS.incrementAndGet());

  /** The engine under test. */
  protected abstract WarehouseFixture fixture();

  @Test
  void membersAreThoseWhoEnteredAndDidNotLeave() {
    change(1, 10, List.of(1L, 2L, 3L), List.of());
    change(1, 20, List.of(4L), List.of(2L));
    change(2, 20, List.of(2L), List.of());

    assertThat(members(1)).containsExactly(1L, 3L, 4L);
    assertThat(members(2)).containsExactly(2L);
    fixture().reopen();
    assertThat(members(1)).containsExactly(1L, 3L, 4L);
  }

  @Test
  void staysSayWhoWasInWhen() {
    change(1, Memberships.ALWAYS, List.of(5L), List.of());
    change(1, 100, List.of(), List.of(5L));
    change(1, 200, List.of(5L), List.of());

    assertThat(at(1, 99)).containsExactly(5L);
    assertThat(at(1, 100)).isEmpty();
    assertThat(at(1, 200)).containsExactly(5L);
  }

  @Test
  void mergedPeopleAreTheSurvivorInSegmentsToo() {
    change(1, 10, List.of(7L, 8L), List.of());
    fixture()
        .warehouse()
        .append(new Batch(List.of(), List.of(), List.of(new MergeCopy(project, 7, 9, 1))));

    assertThat(members(1)).containsExactly(8L, 9L);
  }

  @Test
  void whoIsErasedLeavesEverySegmentAndItsHistory() {
    change(1, 10, List.of(4_000_000_000L, 12L), List.of());
    change(1, 20, List.of(), List.of(12L));
    fixture().erasure().erase(project, 12);
    fixture().erasure().erase(project, 4_000_000_000L);

    assertThat(members(1)).isEmpty();
    assertThat(at(1, 15)).isEmpty();
  }

  @Test
  void manyPeopleEnterAndLeaveAtOnce() {
    List<Long> most = LongStream.rangeClosed(3_999_999_000L, 4_000_024_000L).boxed().toList();
    List<Long> some = most.subList(100, 20_100);
    change(1, 10, most, List.of());
    change(2, 10, some, List.of());
    change(1, 20, List.of(3L), some);

    List<Long> left = new ArrayList<>(List.of(3L));
    left.addAll(most.subList(0, 100));
    left.addAll(most.subList(20_100, most.size()));
    assertThat(members(1)).isEqualTo(left);
    assertThat(members(2)).isEqualTo(some);
  }

  private void change(long segment, long at, List<Long> entered, List<Long> left) {
    fixture()
        .memberships()
        .change(
            List.of(new Memberships.Change(project, segment, at, people(entered), people(left))));
  }

  private static RoaringBitmap people(List<Long> keys) {
    RoaringBitmap people = new RoaringBitmap();
    keys.forEach(key -> people.add(key.intValue()));
    return people;
  }

  private List<Long> members(long segment) {
    List<Long> found = new ArrayList<>();
    fixture()
        .warehouse()
        .scan(
            dsl ->
                dsl.selectDistinct(SegmentTable.PERSON)
                    .from(SegmentTable.MEMBER)
                    .where(SegmentTable.PROJECT.eq(project.value()))
                    .and(SegmentTable.SEGMENT.eq(segment))
                    .orderBy(SegmentTable.PERSON),
            row -> found.add(row[0]));
    return found;
  }

  private List<Long> at(long segment, long time) {
    List<Long> found = new ArrayList<>();
    fixture()
        .warehouse()
        .scan(
            dsl ->
                dsl.selectDistinct(SegmentTable.PERSON)
                    .from(SegmentTable.STAY)
                    .where(SegmentTable.PROJECT.eq(project.value()))
                    .and(SegmentTable.SEGMENT.eq(segment))
                    .and(SegmentTable.ENTERED.le(time))
                    .and(SegmentTable.GONE.isNull().or(SegmentTable.GONE.gt(time))),
            row -> found.add(row[0]));
    return found;
  }
}
