package io.tandem.boards;

import io.tandem.access.Actor;
import io.tandem.boards.Tiles.Tile;
import io.tandem.metrics.SignalSeries.Known;
import io.tandem.policies.Actions;
import io.tandem.policies.Policies;
import io.tandem.policies.PolicyJudgement;
import io.tandem.policies.PolicyMode;
import io.tandem.policies.PolicyMoments;
import io.tandem.policies.PolicyStanding;
import io.tandem.policies.PolicyState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds the policies that watch what tiles show. */
@Component
class TilePolicies {

  private static final List<PolicyState> LOUDEST =
      List.of(PolicyState.FIRING, PolicyState.RECOVERING, PolicyState.PENDING, PolicyState.OK);

  /** Those of the very series first, then what asks for more attention, live before shadow. */
  private static final Comparator<Found> ORDER =
      Comparator.<Found, Boolean>comparing(found -> !found.sameSeries())
          .thenComparingInt(found -> LOUDEST.indexOf(found.standing().status().state()))
          .thenComparing(found -> found.standing().mode() != PolicyMode.LIVE)
          .thenComparing(found -> found.standing().key());

  private final Policies policies;
  private final PolicyMoments moments;
  private final Actions actions;

  TilePolicies(Policies policies, PolicyMoments moments, Actions actions) {
    this.policies = policies;
    this.moments = moments;
    this.actions = actions;
  }

  private record Found(PolicyStanding standing, boolean sameSeries) {}

  /** By tile, over the buckets from–to. */
  Map<Tile, List<TilePolicy>> of(Actor viewer, List<Tile> tiles, LocalDate from, LocalDate to) {
    List<PolicyStanding> standings = policies.standings(viewer.projectId());
    Map<Tile, List<Found>> found = new HashMap<>();
    Set<String> keys = new HashSet<>();
    for (Tile tile : tiles) {
      List<Found> ofTile = of(tile, standings);
      found.put(tile, ofTile);
      ofTile.forEach(one -> keys.add(one.standing().key()));
    }
    Map<String, List<PolicyJudgement>> judged =
        moments.judged(viewer.projectId(), keys, from, to).stream()
            .collect(Collectors.groupingBy(PolicyJudgement::policy));
    Map<Tile, List<TilePolicy>> shown = new HashMap<>();
    found.forEach((tile, all) ->
        shown.put(tile, all.stream().map(one -> shown(viewer, one, judged)).toList()));
    return shown;
  }

  private TilePolicy shown(Actor viewer, Found one, Map<String, List<PolicyJudgement>> judged) {
    String key = one.standing().key();
    return new TilePolicy(
        one.standing(),
        one.sameSeries(),
        one.sameSeries() ? judged.getOrDefault(key, List.of()) : List.of(),
        actions.latest(viewer.project(), viewer, key).orElse(null));
  }

  /** A policy with two bounds on one series is there once, with the first. */
  private static List<Found> of(Tile tile, List<PolicyStanding> standings) {
    List<Found> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    standings.stream()
        .filter(standing -> standing.metric().equals(tile.setting().measured().key()))
        .filter(standing -> Objects.equals(standing.subject(), tile.subject()))
        .map(standing -> new Found(standing, sameSeries(tile, standing)))
        .sorted(ORDER)
        .filter(one -> seen.add(one.standing().key()))
        .forEach(found::add);
    return found;
  }

  private static boolean sameSeries(Tile tile, PolicyStanding standing) {
    if (!(tile.series() instanceof Known known) || standing.interval() != known.key().interval()) {
      return false;
    }
    return standing.window() == null
        ? tile.setting().window() == null
        : standing.window().equals(known.key().window());
  }
}
