package io.tandem.boards;

import io.tandem.access.Actor;
import io.tandem.access.AuditTrail;
import io.tandem.boards.BoardView.InsightTile;
import io.tandem.insights.SavedInsight;
import io.tandem.insights.SavedInsights;
import io.tandem.metrics.About;
import io.tandem.metrics.SignalKey;
import io.tandem.metrics.SignalSeries;
import io.tandem.metrics.SignalSeries.Refused;
import io.tandem.metrics.Signals;
import io.tandem.shared.CommonError;
import io.tandem.shared.Interval;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The boards of each project. What their tiles show for sure is kept as signals. */
@Component
class SavedBoards {

  private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

  /** Signals are kept from so many days back: what late data may still revise. */
  private static final int KEPT_DAYS = 35;

  private final BoardStore store;
  private final Signals signals;
  private final SavedInsights insights;
  private final AuditTrail audit;
  private final Clock clock;

  SavedBoards(
      BoardStore store, Signals signals, SavedInsights insights, AuditTrail audit, Clock clock) {
    this.store = store;
    this.signals = signals;
    this.insights = insights;
    this.audit = audit;
    this.clock = clock;
  }

  /** All, the main one first. */
  List<SavedBoard> all(ProjectId project) {
    List<SavedBoard> saved = new ArrayList<>(store.list(project));
    if (saved.isEmpty() || !saved.getFirst().key().equals(SavedBoard.MAIN)) {
      saved.addFirst(SavedBoard.DEFAULT);
    }
    return saved;
  }

  /** One; empty when there is none of that key. */
  Optional<SavedBoard> find(ProjectId project, String key) {
    Optional<SavedBoard> saved = store.find(project, key);
    return saved.isEmpty() && key.equals(SavedBoard.MAIN) ? Optional.of(SavedBoard.DEFAULT) : saved;
  }

  /**
   * One.
   *
   * @throws TandemException {@code not_found}
   */
  SavedBoard get(ProjectId project, String key) {
    return find(project, key).orElseThrow(() -> new TandemException(CommonError.NOT_FOUND));
  }

  /** The tiles of a board that are saved insights, as these are now. */
  List<InsightTile> insights(ProjectId project, SavedBoard board) {
    List<String> keys =
        board.tiles().stream().map(BoardTileSetting::insight).filter(Objects::nonNull).toList();
    Map<String, SavedInsight> named = insights.named(project, keys);
    List<InsightTile> tiles = new ArrayList<>();
    for (int i = 0; i < board.tiles().size(); i++) {
      BoardTileSetting tile = board.tiles().get(i);
      SavedInsight insight = tile.insight() == null ? null : named.get(tile.insight());
      if (insight != null) {
        tiles.add(new InsightTile(i, insight, tile.across()));
      }
    }
    return tiles;
  }

  /**
   * A new board.
   *
   * @throws TandemException {@code board_taken}; {@code invalid_request} on equal tiles and on what
   *     cannot be computed; {@code not_found} on an unknown subject
   */
  @Transactional
  public SavedBoard create(Actor actor, BoardDraft draft) {
    String key = draft.key();
    if (key == null || !KEY.matcher(key).matches()) {
      throw new TandemException(
          CommonError.INVALID_REQUEST,
          "a key has 1 to 63 lower-case letters, digits, dashes and underscores");
    }
    check(actor, draft.tiles());
    SavedBoard board = new SavedBoard(key, draft.names(), List.copyOf(draft.tiles()), 1);
    if (key.equals(SavedBoard.MAIN) || !store.insert(actor.projectId(), board)) {
      throw new TandemException(BoardError.BOARD_TAKEN, key);
    }
    watch(actor, key, board.tiles());
    audit.record(actor, "board.create", key, null, board);
    return board;
  }

  /**
   * Replaces name and tiles.
   *
   * @param version the version that was read
   * @throws TandemException as {@link #create}; {@code not_found}, {@code stale_version}
   */
  @Transactional
  public SavedBoard update(Actor actor, String key, long version, BoardDraft draft) {
    SavedBoard before = get(actor.projectId(), key);
    check(actor, draft.tiles());
    SavedBoard after = new SavedBoard(key, draft.names(), List.copyOf(draft.tiles()), version + 1);
    if (before.version() != version || !replace(actor.projectId(), after)) {
      throw new TandemException(CommonError.STALE_VERSION);
    }
    watch(actor, key, after.tiles());
    audit.record(actor, "board.update", key, before, after);
    return after;
  }

  private boolean replace(ProjectId project, SavedBoard board) {
    boolean first = board.key().equals(SavedBoard.MAIN) && board.version() == 2;
    return store.update(project, board) || (first && store.insert(project, board));
  }

  /**
   * Removes a board, its digest with it.
   *
   * @throws TandemException {@code not_found}, {@code stale_version}, {@code main_board}
   */
  @Transactional
  public void delete(Actor actor, String key, long version) {
    SavedBoard before = get(actor.projectId(), key);
    if (key.equals(SavedBoard.MAIN)) {
      throw new TandemException(BoardError.MAIN_BOARD);
    }
    if (!store.delete(actor.projectId(), key, version)) {
      throw new TandemException(CommonError.STALE_VERSION);
    }
    watch(actor, key, List.of());
    audit.record(actor, "board.delete", key, before, null);
  }

  /** Puts a board into the store that shows the default so far, for what refers to it. */
  void keep(ProjectId project, String key) {
    if (key.equals(SavedBoard.MAIN)) {
      store.insert(project, SavedBoard.DEFAULT);
    }
  }

  private void watch(Actor actor, String key, List<BoardTileSetting> tiles) {
    List<SignalKey> keys =
        tiles.stream()
            .filter(tile -> tile.insight() == null && tile.width() != Interval.MONTH)
            .filter(SavedBoards::isCertain)
            .map(tile -> tile.key(tile.subject()))
            .toList();
    LocalDate today = LocalDate.ofInstant(clock.instant(), actor.project().zone());
    signals.watch(actor.project(), "board:" + key, keys, today.minusDays(KEPT_DAYS));
  }

  /** True when the tile shows the same whoever looks. */
  private static boolean isCertain(BoardTileSetting tile) {
    About about = tile.measured().about();
    return tile.subject() != null || about == About.PROJECT || about == About.PROJECT_OR_FEATURE;
  }

  private void check(Actor actor, List<BoardTileSetting> tiles) {
    checkInsights(actor.projectId(), tiles);
    List<BoardTileSetting> measured =
        tiles.stream().filter(tile -> tile.insight() == null).toList();
    Set<SignalKey> seen = new HashSet<>();
    for (BoardTileSetting tile : measured) {
      if (tile.metric() == null) {
        throw invalid("a tile names a metric or a saved insight");
      }
      String metric = tile.metric().key();
      TileThreshold threshold = tile.threshold();
      if (!seen.add(tile.key(tile.subject()))) {
        throw invalid("the tile " + metric + " is there twice");
      }
      if (threshold != null && !Double.isFinite(threshold.bound())) {
        throw invalid("the threshold of " + metric + " is no number");
      }
      if (tile.subject() != null && tile.measured().about() == About.PROJECT) {
        throw invalid(metric + " is about the project, not about a subject");
      }
    }
    List<SignalKey> certain =
        measured.stream()
            .filter(SavedBoards::isCertain)
            .map(tile -> tile.key(tile.subject()))
            .toList();
    signals.describe(actor.project(), certain).values().forEach(SavedBoards::refuse);
  }

  private void checkInsights(ProjectId project, List<BoardTileSetting> tiles) {
    Set<String> named = new HashSet<>();
    for (BoardTileSetting tile : tiles) {
      String insight = tile.insight();
      if (insight == null) {
        continue;
      }
      boolean plain =
          tile.metric() == null
              && tile.subject() == null
              && tile.interval() == null
              && tile.window() == null
              && tile.threshold() == null;
      if (!plain) {
        throw invalid("the tile of insight " + insight + " takes no field of a metric");
      }
      if (!named.add(insight)) {
        throw invalid("the tile of insight " + insight + " is there twice");
      }
    }
    Set<String> known = insights.named(project, named).keySet();
    for (String insight : named) {
      if (!known.contains(insight)) {
        throw new TandemException(BoardError.UNKNOWN_INSIGHT, insight);
      }
    }
  }

  private static void refuse(@Nullable SignalSeries series) {
    if (series instanceof Refused(TandemException why)) {
      throw why;
    }
  }

  private static TandemException invalid(String reason) {
    return new TandemException(CommonError.INVALID_REQUEST, reason);
  }
}
