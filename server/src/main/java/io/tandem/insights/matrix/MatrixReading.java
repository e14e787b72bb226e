package io.tandem.insights.matrix;

import static io.tandem.insights.deeds.Numbers.number;
import static io.tandem.insights.deeds.Numbers.percent;

import io.tandem.catalog.Campaign;
import io.tandem.catalog.Feature;
import io.tandem.insights.matrix.MatrixResult.Overlap;
import io.tandem.insights.matrix.MatrixResult.Share;
import io.tandem.insights.statistics.Intervals;
import io.tandem.insights.statistics.Intervals.ConfidenceInterval;
import io.tandem.shared.Names;
import io.tandem.shared.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Turns counts into a matrix and its words. */
record MatrixReading(Subjects.Sides sides, double line, long revision) {

  /** So many pairs are put into words. */
  private static final int WORDS = 5;

  private static final Sentence DEFINITION =
      new Sentence(
          "分母统一为所选日期内的活跃用户；渗透＝用过功能的活跃用户，参与＝参与活动的活跃用户；乘积是两者无关时应有的重叠，提升＝实际重叠÷乘积（95% 区间）。",
          "All shares are of the people active in these dates. Penetration: those who used the"
              + " feature; participation: those who took part. The product is the overlap if one had"
              + " nothing to do with the other; lift is the real overlap ÷ the product (95 %"
              + " interval).");

  MatrixResult of(MatrixCounts counts) {
    long active = counts.active();
    List<Share> features = new ArrayList<>();
    for (int i = 0; i < sides.features().size(); i++) {
      Feature feature = sides.features().get(i);
      features.add(share(feature.key(), feature.names(), counts.features()[i], active));
    }
    List<Share> campaigns = new ArrayList<>();
    for (int i = 0; i < sides.campaigns().size(); i++) {
      Campaign campaign = sides.campaigns().get(i);
      campaigns.add(share(campaign.key(), campaign.names(), counts.campaigns()[i], active));
    }
    List<Overlap> cells = new ArrayList<>();
    for (int i = 0; i < features.size(); i++) {
      for (int j = 0; j < campaigns.size(); j++) {
        cells.add(overlap(features.get(i), campaigns.get(j), counts.both()[i][j], active));
      }
    }
    return new MatrixResult(
        active,
        line,
        features,
        campaigns,
        cells,
        sides.left(),
        revision,
        DEFINITION,
        sentences(features, campaigns, cells, active));
  }

  private Share share(String key, Names names, long people, long active) {
    double share = active == 0 ? 0 : (double) people / active;
    return new Share(key, names, people, share, share > line);
  }

  private static Overlap overlap(Share feature, Share campaign, long both, long active) {
    long used = feature.people();
    long joined = campaign.people();
    ConfidenceInterval range = Intervals.lift(both, used, joined, active);
    Double lift = range == null ? null : (double) both * active / ((double) used * joined);
    long others = active - joined;
    return new Overlap(
        feature.key(),
        campaign.key(),
        both,
        active == 0 ? 0 : (double) both / active,
        feature.share() * campaign.share(),
        lift,
        range,
        joined == 0 ? null : (double) both / joined,
        others == 0 ? null : (double) (used - both) / others);
  }

  private List<Sentence> sentences(
      List<Share> features, List<Share> campaigns, List<Overlap> cells, long active) {
    List<Sentence> sentences = new ArrayList<>();
    if (active == 0) {
      sentences.add(new Sentence("所选日期内没有活跃用户。", "Nobody was active in these dates."));
      return sentences;
    }
    for (Share feature : features) {
      if (feature.above()) {
        sentences.add(above(feature, active));
      }
    }
    cells.stream()
        .filter(cell -> sign(cell) != 0)
        .sorted(Comparator.comparingDouble(MatrixReading::strength).reversed())
        .limit(WORDS)
        .forEach(cell -> sentences.add(pair(cell, features, campaigns)));
    return sentences;
  }

  private Sentence above(Share feature, long active) {
    String people = number(feature.people()) + "/" + number(active);
    return new Sentence(
        "「%s」渗透率 %s（%s），高于 %s 线：可以设计场景化运营活动。"
            .formatted(feature.names().zh(), percent(feature.share()), people, percent(line)),
        "%s: penetration %s (%s), above the line of %s: worth a scenario campaign."
            .formatted(feature.names().en(), percent(feature.share()), people, percent(line)));
  }

  /** 1 when both surely meet more often than by chance, -1 when less, 0 when nobody can tell. */
  private static int sign(Overlap cell) {
    ConfidenceInterval range = cell.range();
    if (range == null) {
      return 0;
    }
    Double high = range.high();
    return range.low() > 1 ? 1 : high != null && high < 1 ? -1 : 0;
  }

  private static double strength(Overlap cell) {
    return Math.abs(cell.overlap() - cell.product());
  }

  private static Sentence pair(Overlap cell, List<Share> features, List<Share> campaigns) {
    Names feature = names(features, cell.feature());
    Names campaign = names(campaigns, cell.campaign());
    String lift = String.format(Locale.ROOT, "%.2f", cell.lift() == null ? 0 : cell.lift());
    boolean more = sign(cell) > 0;
    return new Sentence(
        "「%s」×「%s」：实际重叠 %s，乘积 %s，提升 %s 倍（%s 人），%s。"
            .formatted(
                feature.zh(),
                campaign.zh(),
                percent(cell.overlap()),
                percent(cell.product()),
                lift,
                number(cell.people()),
                more ? "参与者明显更常用该功能" : "参与者明显更少用该功能"),
        "%s × %s: real overlap %s, product %s, lift %s (%s people): participants use it clearly %s."
            .formatted(
                feature.en(),
                campaign.en(),
                percent(cell.overlap()),
                percent(cell.product()),
                lift,
                number(cell.people()),
                more ? "more" : "less"));
  }

  private static Names names(List<Share> shares, String key) {
    return shares.stream()
        .filter(share -> share.key().equals(key))
        .findFirst()
        .map(Share::names)
        .orElseGet(() -> new Names(key, key));
  }
}
