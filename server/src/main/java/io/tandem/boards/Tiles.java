package io.tandem.boards;

import io.tandem.access.Project;
import io.tandem.catalog.Campaign;
import io.tandem.catalog.CampaignState;
import io.tandem.catalog.Campaigns;
import io.tandem.catalog.Feature;
import io.tandem.catalog.Features;
import io.tandem.metrics.RateSubject;
import io.tandem.metrics.Rates;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out which rates a board shows for a choice of subjects. */
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

  private final BoardLayouts layouts;
  private final Features features;
  private final Campaigns campaigns;
  private final Rates rates;

  Tiles(BoardLayouts layouts, Features features, Campaigns campaigns, Rates rates) {
    this.layouts = layouts;
    this.features = features;
    this.campaigns = campaigns;
    this.rates = rates;
  }

  /** A tile with its subject found. */
  record Tile(RateSubject rate, Rates.Described described, @Nullable Double threshold) {}

  /**
   * The tiles in order. Those that have no subject yet, or whose subject does not declare the event
   * they need, are left out.
   */
  List<Tile> of(Project project, BoardChoice choice) {
    BoardChoice chosen = complete(project.id(), choice);
    List<Tile> tiles = new ArrayList<>();
    for (BoardTileSetting setting : layouts.get(project.id()).tiles()) {
      Tile tile = tile(project, setting, chosen);
      if (tile != null && tiles.stream().noneMatch(other -> other.rate().equals(tile.rate()))) {
        tiles.add(tile);
      }
    }
    return tiles;
  }

  private @Nullable Tile tile(Project project, BoardTileSetting setting, BoardChoice chosen) {
    try {
      RateSubject rate = new RateSubject(setting.metric(), subject(setting, chosen));
      return new Tile(rate, rates.describe(project, rate), setting.threshold());
    } catch (TandemException notToBeShown) {
      return null;
    }
  }

  private static @Nullable String subject(BoardTileSetting setting, BoardChoice chosen) {
    if (setting.subject() != null) {
      return setting.subject();
    }
    return switch (setting.metric().about()) {
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
    return new BoardChoice(feature, campaign);
  }
}
