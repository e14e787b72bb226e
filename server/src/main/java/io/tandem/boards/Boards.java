package io.tandem.boards;

import io.tandem.access.Project;
import io.tandem.boards.BoardToday.TodayTile;
import io.tandem.boards.Tiles.Tile;
import io.tandem.metrics.BucketStatus;
import io.tandem.metrics.RateBucket;
import io.tandem.metrics.RateRange;
import io.tandem.metrics.RateResult;
import io.tandem.metrics.RateSubject;
import io.tandem.metrics.Rates;
import io.tandem.shared.Interval;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Computes boards, each with one statement on the event store. */
@Component
class Boards {

  private static final int CLOSED_DAYS = 30;

  private final Tiles tiles;
  private final Rates rates;
  private final Clock clock;

  Boards(Tiles tiles, Rates rates, Clock clock) {
    this.tiles = tiles;
    this.rates = rates;
    this.clock = clock;
  }

  /** The whole board. */
  Board board(Project project, BoardChoice choice) {
    Instant now = clock.instant();
    List<Tile> shown = tiles.of(project, choice);
    LocalDate today = rates.today(project);
    // one day more than shown: yesterday stays open for the hour late events are waited for
    RateRange range =
        new RateRange(Rates.days(project, today.minusDays(CLOSED_DAYS + 1), today), Interval.DAY);
    List<RateResult> results = rates.of(project, shown.stream().map(Tile::rate).toList(), range);
    List<BoardTile> board = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      board.add(tile(shown.get(i), results.get(i)));
    }
    Instant asOf = results.isEmpty() ? now : results.getFirst().asOf();
    return new Board(project.zone().getId(), asOf, now, board);
  }

  /** The open day for several choices, all read together. */
  Map<BoardChoice, BoardToday> today(Project project, Collection<BoardChoice> choices) {
    Map<BoardChoice, List<RateSubject>> wanted = new HashMap<>();
    for (BoardChoice choice : choices) {
      wanted.put(choice, tiles.of(project, choice).stream().map(Tile::rate).toList());
    }
    List<RateSubject> all = wanted.values().stream().flatMap(List::stream).distinct().toList();
    LocalDate today = rates.today(project);
    RateRange range = new RateRange(Rates.days(project, today, today), Interval.DAY);
    Map<RateSubject, TodayTile> found = new HashMap<>();
    for (RateResult result : rates.of(project, all, range)) {
      found.put(
          new RateSubject(result.metric(), result.subject()),
          new TodayTile(
              result.metric(), result.subject(), result.buckets().getFirst(), result.asOf()));
    }
    Map<BoardChoice, BoardToday> boards = new HashMap<>();
    wanted.forEach((choice, subjects) ->
        boards.put(choice, new BoardToday(subjects.stream().map(found::get).toList())));
    return boards;
  }

  private static BoardTile tile(Tile tile, RateResult result) {
    List<RateBucket> closed =
        result.buckets().stream().filter(bucket -> bucket.status() != BucketStatus.OPEN).toList();
    List<RateBucket> line = closed.subList(Math.max(0, closed.size() - CLOSED_DAYS), closed.size());
    return new BoardTile(
        tile.rate().metric(),
        tile.rate().subject(),
        tile.described().names(),
        result.definition(),
        tile.threshold(),
        result.buckets().getLast(),
        line.isEmpty() ? null : line.getLast(),
        line);
  }
}
