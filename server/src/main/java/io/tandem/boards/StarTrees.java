package io.tandem.boards;

import io.tandem.access.Project;
import io.tandem.boards.Boards.Sources;
import io.tandem.boards.StarTree.InputView;
import io.tandem.growth.NorthStar;
import io.tandem.growth.NorthStarInput;
import io.tandem.metrics.SignalKey;
import io.tandem.metrics.SignalSeries;
import io.tandem.metrics.SignalSeries.Known;
import io.tandem.metrics.SignalSeries.Refused;
import io.tandem.shared.Interval;
import io.tandem.shared.Sentence;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the north star and what moves it, all together. */
@Component
class StarTrees {

  private final Sources sources;
  private final Clock clock;

  StarTrees(Sources sources, Clock clock) {
    this.sources = sources;
    this.clock = clock;
  }

  /**
   * The tree now.
   *
   * @param days closed days of the lines
   */
  StarTree of(Project project, int days) {
    NorthStar star = sources.stars().get(project.id());
    Instant asOf = clock.instant();
    LocalDate today = LocalDate.ofInstant(asOf, project.zone());
    LocalDate from = today.minusDays(days);
    SignalKey top =
        star.metric() == null ? null : key(star.metric(), star.subject(), star.interval());
    List<SignalKey> keys = new ArrayList<>(star.inputs().stream().map(StarTrees::key).toList());
    if (top != null) {
      keys.add(top);
    }
    Map<SignalKey, SignalSeries> described = sources.signals().describe(project, keys);
    Set<SignalKey> known = new HashSet<>();
    described.forEach((key, series) -> {
      if (series instanceof Known) {
        known.add(key);
      }
    });
    Map<SignalKey, List<BoardBucket>> read = sources.readings().of(project, known, from, today);
    return new StarTree(
        project.zone().getId(),
        from,
        asOf,
        top == null ? null : star(star, described.get(top), lines(read, top)),
        star.inputs().stream()
            .map(input -> input(input, described.get(key(input)), lines(read, key(input))))
            .toList());
  }

  private static List<BoardBucket> lines(Map<SignalKey, List<BoardBucket>> read, SignalKey key) {
    return read.getOrDefault(key, List.of());
  }

  private static SignalKey key(NorthStarInput input) {
    return key(input.metric(), input.subject(), input.interval());
  }

  private static SignalKey key(String metric, @Nullable String subject, Interval interval) {
    return new SignalKey(metric, subject, null, interval, null);
  }

  private static StarView star(
      NorthStar star, @Nullable SignalSeries series, List<BoardBucket> line) {
    return series instanceof Known known
        ? new StarView(star, MetricFacts.of(known), closed(line, 1), closed(line, 2), line)
        : new StarView(star, null, null, null, List.of());
  }

  private static InputView input(
      NorthStarInput input, @Nullable SignalSeries series, List<BoardBucket> line) {
    if (series instanceof Known known) {
      return new InputView(
          input, MetricFacts.of(known), null, closed(line, 1), closed(line, 2), line);
    }
    Sentence why =
        series instanceof Refused(var refused)
            ? new Sentence(refused.sentence(Locale.CHINESE), refused.sentence(Locale.ENGLISH))
            : null;
    return new InputView(input, null, why, null, null, List.of());
  }

  /** The newest, or the one before it and so on, of the closed buckets with a value. */
  static @Nullable BoardBucket closed(List<BoardBucket> line, int back) {
    List<BoardBucket> valued =
        line.stream().filter(bucket -> !bucket.open() && bucket.value() != null).toList();
    return valued.size() < back ? null : valued.get(valued.size() - back);
  }
}
