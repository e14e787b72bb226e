package io.tandem.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.shared.ProjectId;
import io.tandem.warehouse.Event;
import io.tandem.warehouse.Events;
import io.tandem.warehouse.MergeCopy;
import io.tandem.warehouse.Revisions.Revision;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevisionLogTest {

  private static final long DAY = 86_400_000;

  private final RevisionLog log = new RevisionLog();
  private final ProjectId project = Events.project();
  private final ProjectId other = Events.project();

  private void event(ProjectId in, long time) {
    Event event = Events.event(in, "e", 1, time, "{}");
    log.committed(List.of(event), List.of(), List.of());
  }

  @Test
  void eventsAtOrAfterTheInstantChangeNothingOfWhatIsBefore() {
    event(project, 3 * DAY);
    Revision early = log.of(project, 10 * DAY);
    event(project, 10 * DAY);
    event(project, 12 * DAY + 5);
    assertThat(log.of(project, 10 * DAY)).isEqualTo(early);
    assertThat(log.of(project, 10 * DAY + 1)).isNotEqualTo(early);
    assertThat(log.of(project, Long.MAX_VALUE)).isNotEqualTo(log.of(project, 12 * DAY));
  }

  @Test
  void aLateEventChangesItsDayAndAllThatLookAtLaterOnesToo() {
    event(project, 3 * DAY);
    event(project, 12 * DAY);
    Revision before = log.of(project, 3 * DAY);
    Revision within = log.of(project, 8 * DAY);
    Revision after = log.of(project, 20 * DAY);
    event(project, 7 * DAY);
    assertThat(log.of(project, 3 * DAY)).isEqualTo(before);
    assertThat(log.of(project, 8 * DAY)).isNotEqualTo(within);
    assertThat(log.of(project, 20 * DAY)).isNotEqualTo(after);
  }

  @Test
  void whoBelongsToWhomMattersToAnyTimeAndOnlyToTheirProject() {
    event(project, 3 * DAY);
    event(other, 3 * DAY);
    Revision mine = log.of(project, DAY);
    Revision others = log.of(other, 10 * DAY);
    log.committed(List.of(), List.of(), List.of(new MergeCopy(project, 1, 2, 1)));
    assertThat(log.of(project, DAY).events()).isGreaterThan(mine.events());
    assertThat(log.of(other, 10 * DAY)).isEqualTo(others);
  }

  @Test
  void membershipsAreCountedByThemselvesAndWhatIsUnknownCountsForEverything() {
    event(project, 3 * DAY);
    Revision before = log.of(project, 10 * DAY);
    log.memberships(project);
    assertThat(log.of(project, 10 * DAY).events()).isEqualTo(before.events());
    assertThat(log.of(project, 10 * DAY).memberships()).isGreaterThan(before.memberships());
    log.everything();
    Revision all = log.of(project, 0);
    assertThat(all.events()).isEqualTo(all.persons()).isEqualTo(all.memberships());
    assertThat(all.events()).isGreaterThan(before.events());
    assertThat(log.of(other, 0)).isEqualTo(all);
  }
}
