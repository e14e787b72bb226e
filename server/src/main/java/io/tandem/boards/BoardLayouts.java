package io.tandem.boards;

import io.tandem.access.Actor;
import io.tandem.access.AuditTrail;
import io.tandem.metrics.About;
import io.tandem.metrics.RateSubject;
import io.tandem.metrics.Rates;
import io.tandem.shared.CommonError;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What each project's board shows. */
@Component
class BoardLayouts {

  private static final int MOST_TILES = 24;

  private final BoardLayoutStore store;
  private final Rates rates;
  private final AuditTrail audit;

  BoardLayouts(BoardLayoutStore store, Rates rates, AuditTrail audit) {
    this.store = store;
    this.rates = rates;
    this.audit = audit;
  }

  BoardLayout get(ProjectId project) {
    return store.find(project).orElse(BoardLayout.DEFAULT);
  }

  /**
   * Replaces the tiles.
   *
   * @param version the version that was read
   * @throws TandemException {@code stale_version}; {@code invalid_request} on too many or equal
   *     tiles; {@code not_found} on an unknown subject
   */
  @Transactional
  public BoardLayout put(Actor actor, long version, List<BoardTileSetting> tiles) {
    check(actor, tiles);
    BoardLayout before = get(actor.projectId());
    BoardLayout after = new BoardLayout(List.copyOf(tiles), version + 1);
    if (before.version() != version || !store.save(actor.projectId(), after)) {
      throw new TandemException(CommonError.STALE_VERSION);
    }
    audit.record(actor, "board.update", "board", before, after);
    return after;
  }

  private void check(Actor actor, List<BoardTileSetting> tiles) {
    if (tiles.size() > MOST_TILES) {
      throw new TandemException(
          CommonError.INVALID_REQUEST, "a board has at most " + MOST_TILES + " tiles");
    }
    Set<String> seen = new HashSet<>();
    for (BoardTileSetting tile : tiles) {
      if (!seen.add(tile.metric().key() + " " + tile.subject())) {
        throw new TandemException(
            CommonError.INVALID_REQUEST, "the tile " + tile.metric().key() + " is there twice");
      }
      if (tile.subject() != null || tile.metric().about() == About.PROJECT) {
        rates.describe(actor.project(), new RateSubject(tile.metric(), tile.subject()));
      }
    }
  }
}
