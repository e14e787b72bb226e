package io.tandem.boards;

import io.tandem.access.Project;
import io.tandem.catalog.Campaign;
import io.tandem.catalog.CampaignState;
import io.tandem.catalog.Campaigns;
import io.tandem.catalog.Feature;
import io.tandem.catalog.Features;
import io.tandem.metrics.SignalKey;
import io.tandem.metrics.SignalSeries;
import io.tandem.metrics.Signals;
import io.tandem.shared.ProjectId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out which series a board shows for a choice of subjects. */
@Component
class Tiles {

  /** One with an exposure event wins: only that fills the usage tile. */
  private static final Comparator<Feature> FIRST =
      Comparator.<Feature, Boolean>comparing(feature -> feature.exposure() == null)
          .thenComparing(Feature::tier)
          .thenComparing(Feature::key);

  private static final Map<CampaignState, Integer> RANK =
      Map.of(CampaignState.RUNNING, 3, CampaignState.PAUSED, 2, CampaignState.ENDED, 1);

  /** Running ones win over those that were, these over those to come; then the later start. */
  private static final Comparator<Campaign> MOST_RECENT =
      Comparator.<Campaign>comparingInt(campaign -> RANK.getOrDefault(campaign.state(), 0))
          .thenComparing(Campaign::from)
          .thenComparing(Campaign::key);

  private final Features features;
  private final Campaigns campaigns;
  private final Signals signals;

  Tiles(Features features, Campaigns campaigns, Signals signals) {
    this.features = features;
    this.campaigns = campaigns;
    this.signals = signals;
  }

  /**
   * A tile with its subject found.
   *
   * @param position among the board's settings, from 0
   */
  record Tile(
      int position, BoardTileSetting setting, @Nullable String subject, SignalSeries series) {

    /** The series as it is asked for. */
    SignalKey key() {
      return setting.key(subject);
    }
  }

  /**
   * The tiles of metrics in order. Those for a chosen subject are left out where there is none, or
   * where it does not declare the event they need; those of a subject of their own stay and say
   * why.
   */
  List<Tile> of(Project project, SavedBoard board, BoardChoice choice) {
    BoardChoice chosen = complete(project.id(), choice);
    Map<SignalKey, Integer> places = new LinkedHashMap<>();
    for (int i = 0; i < board.tiles().size(); i++) {
      BoardTileSetting setting = board.tiles().get(i);
      if (setting.insight() != null) {
        continue;
      }
      places.putIfAbsent(setting.key(subject(setting, chosen)), i);
    }
    Map<SignalKey, SignalSeries> described = signals.describe(project, places.keySet());
    List<Tile> tiles = new ArrayList<>();
    described.forEach((key, series) -> {
      int place = places.getOrDefault(key, 0);
      BoardTileSetting setting = board.tiles().get(place);
      if (series instanceof SignalSeries.Known || setting.subject() != null) {
        tiles.add(new Tile(place, setting, key.subject(), series));
      }
    });
    return tiles;
  }

  private static @Nullable String subject(BoardTileSetting setting, BoardChoice chosen) {
    if (setting.subject() != null) {
      return setting.subject();
    }
    return switch (setting.measured().about()) {
      case FEATURE -> chosen.feature();
      case CAMPAIGN -> chosen.campaign();
      case PROJECT, PROJECT_OR_FEATURE -> null;
    };
  }

  private BoardChoice complete(ProjectId project, BoardChoice choice) {
    String feature =
        choice.feature() != null
            ? choice.feature()
            : features.all(project).stream().min(FIRST).map(Feature::key).orElse(null);
    String campaign =
        choice.campaign() != null
            ? choice.campaign()
            : campaigns.all(project).stream().max(MOST_RECENT).map(Campaign::key).orElse(null);
    return new BoardChoice(choice.board(), feature, campaign);
  }
}
