package io.tandem.boards;

import io.tandem.access.Actor;
import io.tandem.access.Project;
import io.tandem.boards.BoardToday.TodayTile;
import io.tandem.boards.BoardView.UnavailableTile;
import io.tandem.boards.Tiles.Tile;
import io.tandem.growth.NorthStar;
import io.tandem.growth.NorthStars;
import io.tandem.metrics.About;
import io.tandem.metrics.SignalKey;
import io.tandem.metrics.SignalSeries;
import io.tandem.metrics.SignalSeries.Known;
import io.tandem.metrics.SignalSeries.Refused;
import io.tandem.metrics.Signals;
import io.tandem.shared.Sentence;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Computes boards: all tiles together. */
@Component
class Boards {

  /** Verdicts are told from so many days earlier, so that breaches in a row are counted on. */
  private static final int COUNTED_DAYS = 31;

  private final SavedBoards saved;
  private final Tiles tiles;
  private final TilePolicies policies;
  private final Sources sources;
  private final Clock clock;

  Boards(SavedBoards saved, Tiles tiles, TilePolicies policies, Sources sources, Clock clock) {
    this.saved = saved;
    this.tiles = tiles;
    this.policies = policies;
    this.sources = sources;
    this.clock = clock;
  }

  /** Where numbers come from. */
  @Component
  record Sources(Readings readings, Signals signals, NorthStars stars) {}

  /**
   * A whole board.
   *
   * @param viewer for whom it is told what they may decide
   * @param dates which days the lines show
   * @throws TandemException {@code not_found}, {@code bad_board_dates}
   */
  BoardView view(Actor viewer, BoardChoice choice, BoardDates dates) {
    Project project = viewer.project();
    SavedBoard board = saved.get(project.id(), choice.board());
    Instant asOf = clock.instant();
    LocalDate today = LocalDate.ofInstant(asOf, project.zone());
    LocalDate from = dates.first(today);
    LocalDate to = dates.last(today);
    List<Tile> shown = tiles.of(project, board, choice);
    NorthStar star = sources.stars().get(project.id());
    Known starSeries = series(project, star);
    Set<SignalKey> keys = keys(shown);
    if (starSeries != null) {
      keys.add(starSeries.key());
    }
    Map<SignalKey, List<BoardBucket>> read = sources.readings().of(project, keys, from, today);
    LocalDate counted = from.minusDays(COUNTED_DAYS);
    return new BoardView(
        board.key(),
        board.names(),
        board.version(),
        project.zone().getId(),
        from,
        to,
        asOf,
        star.metric() == null ? null : star(star, starSeries, read),
        numbers(shown, until(read, to, today), policies.of(viewer, shown, counted, today)),
        saved.insights(project.id(), board),
        unavailable(shown));
  }

  private static List<BoardTile> numbers(
      List<Tile> shown,
      Map<SignalKey, List<BoardBucket>> read,
      Map<Tile, List<TilePolicy>> watching) {
    List<BoardTile> numbers = new ArrayList<>();
    for (Tile tile : shown) {
      if (tile.series() instanceof Known known) {
        numbers.add(
            tile(tile, known, read.getOrDefault(tile.key(), List.of()), watching.get(tile)));
      }
    }
    return numbers;
  }

  /** Without the buckets behind a day, but for the open one that ends each line. */
  private static Map<SignalKey, List<BoardBucket>> until(
      Map<SignalKey, List<BoardBucket>> read, LocalDate to, LocalDate today) {
    if (to.equals(today)) {
      return read;
    }
    Map<SignalKey, List<BoardBucket>> cut = new HashMap<>();
    read.forEach((key, line) -> {
      List<BoardBucket> kept = new ArrayList<>(line);
      BoardBucket open = kept.removeLast();
      kept.removeIf(bucket -> bucket.start().isAfter(to));
      kept.add(open);
      cut.put(key, kept);
    });
    return cut;
  }

  private static Set<SignalKey> keys(List<Tile> shown) {
    Set<SignalKey> keys = new HashSet<>();
    for (Tile tile : shown) {
      if (tile.series() instanceof Known) {
        keys.add(tile.key());
      }
    }
    return keys;
  }

  private @Nullable Known series(Project project, NorthStar star) {
    if (star.metric() == null) {
      return null;
    }
    SignalKey key = new SignalKey(star.metric(), star.subject(), null, star.interval(), null);
    SignalSeries series = sources.signals().describe(project, List.of(key)).get(key);
    return series instanceof Known known ? known : null;
  }

  private static StarView star(
      NorthStar star, @Nullable Known series, Map<SignalKey, List<BoardBucket>> read) {
    if (series == null) {
      return new StarView(star, null, null, null, List.of());
    }
    List<BoardBucket> line = read.getOrDefault(series.key(), List.of());
    return new StarView(
        star, MetricFacts.of(series), StarTrees.closed(line, 1), StarTrees.closed(line, 2), line);
  }

  private static BoardTile tile(
      Tile tile, Known series, List<BoardBucket> read, @Nullable List<TilePolicy> policies) {
    List<BoardBucket> line = read.subList(0, read.size() - 1);
    BoardBucket last = null;
    BoardBucket before = null;
    boolean ends = tile.setting().measured().about() == About.CAMPAIGN;
    for (BoardBucket bucket : line.reversed()) {
      if (last == null && !bucket.open() && (bucket.value() != null || !ends)) {
        last = bucket;
      } else if (last != null && before == null && bucket.value() != null) {
        before = bucket;
      }
    }
    return new BoardTile(
        tile.position(),
        MetricFacts.of(series),
        read.getLast(),
        last,
        before,
        line,
        tile.setting().across(),
        tile.setting().threshold(),
        policies == null ? List.of() : policies);
  }

  private static List<UnavailableTile> unavailable(List<Tile> shown) {
    List<UnavailableTile> unavailable = new ArrayList<>();
    for (Tile tile : shown) {
      if (tile.series() instanceof Refused(TandemException why)) {
        unavailable.add(
            new UnavailableTile(
                tile.position(),
                tile.setting().measured().key(),
                tile.subject(),
                tile.setting().width(),
                why.code().code(),
                new Sentence(why.sentence(Locale.CHINESE), why.sentence(Locale.ENGLISH))));
      }
    }
    return unavailable;
  }

  /** The open buckets for several choices, all read together; nothing for a board that is gone. */
  Map<BoardChoice, BoardToday> today(Project project, Collection<BoardChoice> choices) {
    Map<BoardChoice, List<Tile>> wanted = new HashMap<>();
    Set<SignalKey> keys = new HashSet<>();
    for (BoardChoice choice : choices) {
      List<Tile> shown =
          saved
              .find(project.id(), choice.board())
              .map(board -> tiles.of(project, board, choice))
              .orElse(List.of());
      wanted.put(choice, shown);
      keys.addAll(keys(shown));
    }
    Instant asOf = clock.instant();
    LocalDate today = LocalDate.ofInstant(asOf, project.zone());
    Map<SignalKey, BoardBucket> read = sources.readings().today(project, keys, today);
    Map<BoardChoice, BoardToday> boards = new HashMap<>();
    wanted.forEach((choice, shown) -> boards.put(choice, today(shown, read, asOf)));
    return boards;
  }

  private static BoardToday today(
      List<Tile> shown, Map<SignalKey, BoardBucket> read, Instant asOf) {
    List<TodayTile> told = new ArrayList<>();
    for (Tile tile : shown) {
      BoardBucket bucket = read.get(tile.key());
      if (bucket != null) {
        told.add(new TodayTile(tile.position(), bucket, asOf));
      }
    }
    return new BoardToday(told);
  }
}
