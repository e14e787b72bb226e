package io.tandem.boards;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestTimesTest {

  @ParameterizedTest
  @CsvSource({
    "Asia/Shanghai, 09:00, 2026-03-02, 2026-03-05",
    "America/New_York, 02:30, 2026-03-07, 2026-03-10", // 02:30 is left out on the 8th
    "America/New_York, 01:30, 2026-10-31, 2026-11-03", // 01:30 comes twice on the 1st
    "America/Santiago, 00:00, 2026-09-05, 2026-09-08", // the 6th begins at 01:00
    "America/Santiago, 23:30, 2026-04-03, 2026-04-06", // 23:30 comes twice on the 4th
    "Australia/Lord_Howe, 02:15, 2026-10-03, 2026-10-06", // half an hour is left out
  })
  void everyLocalDayIsDueOnce(ZoneId zone, LocalTime time, LocalDate from, LocalDate to) {
    List<LocalDate> sent = new ArrayList<>();
    Digest digest = digest(time, from.minusDays(1));
    Instant end = to.plusDays(1).atStartOfDay(zone).toInstant();
    for (Instant now = from.atStartOfDay(zone).toInstant();
        now.isBefore(end);
        now = now.plusSeconds(300)) {
      LocalDate day = DigestTimes.due(digest, now, zone);
      if (day != null) {
        assertThat(now).isAfterOrEqualTo(DigestTimes.at(digest, day, zone).minusSeconds(3600));
        sent.add(day);
        digest = digest(time, day);
      }
    }
    assertThat(sent).isEqualTo(from.datesUntil(to.plusDays(1)).toList());
  }

  @Test
  void whatWasMissedIsSentOnTheSameDayAndNotForDaysThatAreOver() {
    ZoneId zone = ZoneId.of("UTC");
    Digest digest = digest(LocalTime.of(9, 0), LocalDate.parse("2026-03-02"));
    assertThat(DigestTimes.due(digest, Instant.parse("2026-03-05T23:59:00Z"), zone))
        .isEqualTo("2026-03-05");
    assertThat(DigestTimes.due(digest, Instant.parse("2026-03-05T08:59:59Z"), zone)).isNull();
  }

  @Test
  void digestSetUpAfterItsTimeBeginsTomorrow() {
    ZoneId zone = ZoneId.of("UTC");
    DigestDraft draft = new DigestDraft(true, LocalTime.of(9, 0), List.of("team"), "en");
    assertThat(DigestTimes.over(draft, Instant.parse("2026-03-05T08:00:00Z"), zone)).isNull();
    assertThat(DigestTimes.over(draft, Instant.parse("2026-03-05T09:00:00Z"), zone))
        .isEqualTo("2026-03-05");
    assertThat(
            DigestTimes.next(
                digest(LocalTime.of(9, 0), LocalDate.parse("2026-03-05")),
                Instant.parse("2026-03-05T10:00:00Z"),
                zone))
        .isEqualTo("2026-03-06T09:00:00Z");
  }

  private static Digest digest(LocalTime time, LocalDate last) {
    return new Digest(true, time, List.of("team"), "en", last, null, 1);
  }
}
