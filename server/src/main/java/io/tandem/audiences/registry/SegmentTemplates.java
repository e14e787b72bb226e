package io.tandem.audiences.registry;

import io.tandem.access.Actor;
import io.tandem.audiences.Segment;
import io.tandem.audiences.registry.TemplatesRequests.AgeBands;
import io.tandem.audiences.registry.TemplatesRequests.ValueTiers;
import io.tandem.audiences.rules.Rule;
import io.tandem.audiences.rules.Rule.Scores;
import io.tandem.shared.CommonError;
import io.tandem.shared.Filter;
import io.tandem.shared.Names;
import io.tandem.shared.TandemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes several segments at once; all of them or none. */
@Component
class SegmentTemplates {

  /** No age is beyond it, so that a mistyped one counts as unknown. */
  private static final int OLDEST = 200;

  private final SegmentChanges changes;

  SegmentTemplates(SegmentChanges changes) {
    this.changes = changes;
  }

  private record Tier(String key, Names names, boolean recent, boolean often, boolean much) {}

  /** The eight classes usual in China, by whether each rank is high. */
  private static final List<Tier> TIERS =
      List.of(
          new Tier("champions", new Names("重要价值用户", "Champions"), true, true, true),
          new Tier("potential", new Names("重要发展用户", "Big spenders to develop"), true, false, true),
          new Tier("keep", new Names("重要保持用户", "Big spenders to keep"), false, true, true),
          new Tier("win-back", new Names("重要挽留用户", "Big spenders to win back"), false, false, true),
          new Tier("regular", new Names("一般价值用户", "Regular small spenders"), true, true, false),
          new Tier("promising", new Names("一般发展用户", "Recent small spenders"), true, false, false),
          new Tier("cooling", new Names("一般保持用户", "Cooling small spenders"), false, true, false),
          new Tier("dormant", new Names("一般挽留用户", "Dormant small spenders"), false, false, false));

  /**
   * Value tiers.
   *
   * @throws TandemException as {@link SegmentChanges#create}
   */
  @Transactional
  public List<Segment> valueTiers(Actor actor, ValueTiers asked) {
    if (asked.event().where().stream().anyMatch(f -> f.property().startsWith("person."))) {
      throw new TandemException(
          CommonError.INVALID_REQUEST, "event.where looks at the event, not at the person");
    }
    int high = asked.high() == null ? 4 : asked.high();
    List<Segment> made = new ArrayList<>();
    for (Tier tier : TIERS) {
      Scores scores =
          new Scores(fifths(tier.recent, high), fifths(tier.often, high), fifths(tier.much, high));
      Rule rule = new Rule.Value(asked.event(), asked.property(), asked.days(), scores);
      made.add(create(actor, asked.prefix() + "-" + tier.key, tier.names, rule));
    }
    return made;
  }

  private static Set<Integer> fifths(boolean above, int high) {
    return (above ? IntStream.rangeClosed(high, 5) : IntStream.range(1, high))
        .boxed()
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Age bands.
   *
   * @throws TandemException as {@link SegmentChanges#create}
   */
  @Transactional
  public List<Segment> ageBands(Actor actor, AgeBands asked) {
    List<Integer> lines = new ArrayList<>(new TreeSet<>(asked.lines()));
    int first = lines.getFirst();
    int last = lines.getLast();
    List<Segment> made = new ArrayList<>();
    Names under = new Names(first + " 岁以下", "Under " + first);
    made.add(band(actor, asked, "under-" + first, under, between(asked.property(), 0, first)));
    for (int i = 1; i < lines.size(); i++) {
      int from = lines.get(i - 1);
      int to = lines.get(i);
      String years = to - from == 1 ? Integer.toString(from) : from + "–" + (to - 1);
      Names names = new Names(years + " 岁", "Aged " + years);
      Rule rule = between(asked.property(), from, to);
      made.add(band(actor, asked, from + "-" + (to - 1), names, rule));
    }
    Names over = new Names(last + " 岁及以上", last + " and over");
    made.add(band(actor, asked, "from-" + last, over, between(asked.property(), last, OLDEST)));
    Rule known = between(asked.property(), 0, OLDEST);
    Names unknown = new Names("年龄未知", "Age unknown");
    made.add(band(actor, asked, "unknown", unknown, new Rule.Not(known)));
    return made;
  }

  private Segment band(Actor actor, AgeBands asked, String key, Names names, Rule rule) {
    return create(actor, asked.prefix() + "-" + key, names, rule);
  }

  private static Rule between(String property, int from, int to) {
    return new Rule.All(
        List.of(
            new Rule.Property(new Filter(property, Filter.Op.GTE, List.of(Integer.toString(from)))),
            new Rule.Property(new Filter(property, Filter.Op.LT, List.of(Integer.toString(to))))));
  }

  private Segment create(Actor actor, String key, Names names, Rule rule) {
    return changes.create(actor, key, names, new SegmentChanges.Said.ByRule(rule));
  }
}
