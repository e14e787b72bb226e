package io.tandem.cli.demo;

import io.tandem.cli.demo.story.Days;
import io.tandem.cli.demo.story.DemoEvent;
import io.tandem.cli.demo.story.Story;
import java.util.Map;
import java.util.TreeMap;

/**
 * Enters what each channel cost in a week, after its last day: the acquisition costs of the week's
 * sign-ups, over the days on which the channel brought some. Entering a week again changes nothing.
 */
final class Spending {

  private static final String COST = "acquisition_cost";

  private final Cast cast;

  Spending(Cast cast) {
    this.cast = cast;
  }

  /** What a channel cost from one day to another. */
  private record Cost(int first, int last, long cents) {

    Cost with(Cost more) {
      return new Cost(Math.min(first, more.first), Math.max(last, more.last), cents + more.cents);
    }
  }

  /** Enters the week that a day ends, if it does. */
  void evening(int day, Story story) {
    if (Days.week(day + 1) == Days.week(day) && day != Days.LAST) {
      return;
    }
    Map<String, Cost> costs = new TreeMap<>();
    for (int one = Math.max(Days.FIRST, Days.monday(Days.week(day))); one <= day; one++) {
      for (DemoEvent event : story.day(one)) {
        if (event.properties().get(COST) instanceof Number cost
            && event.properties().get("channel") instanceof String channel) {
          long cents = Math.round(cost.doubleValue() * 100);
          costs.merge(
              cast.language().sent(channel).toString(), new Cost(one, one, cents), Cost::with);
        }
      }
    }
    costs.forEach(this::enter);
  }

  private void enter(String channel, Cost cost) {
    cast.as(Part.OPERATIONS)
        .post(
            Company.PROJECT + "/spend",
            Map.of(
                "channel", channel,
                "from", Days.date(cost.first()).toString(),
                "to", Days.date(cost.last()).toString(),
                "amountMinor", cost.cents(),
                "currency", "CNY"));
  }
}
