package io.tandem.policies.wording;

import io.tandem.policies.PolicyTemporal;
import io.tandem.policies.machine.Mark;
import io.tandem.policies.machine.Step;
import io.tandem.shared.Interval;
import io.tandem.shared.Sentence;

/** Where a bucket stands in the counts: 第 3/3 个已结束日. */
final class Positions {

  private static final Sentence NONE = new Sentence("", "");

  private Positions() {}

  static Sentence of(Judged judged) {
    boolean days = judged.rule().condition().interval() == Interval.DAY;
    if (judged.seen().early()) {
      return days
          ? new Sentence("，当日未结束", ", the day still open")
          : new Sentence("，当周未结束", ", the week still open");
    }
    PolicyTemporal temporal = judged.rule().temporal();
    Step step = judged.step();
    boolean toFire = step.memory().episode() == null || step.fired();
    if (judged.seen().mark() == Mark.BREACH && toFire && temporal.n() > 1) {
      int breaches = Math.min(step.breaches(), temporal.k());
      return days
          ? new Sentence(
              "，第 " + breaches + "/" + temporal.k() + " 个已结束日",
              ", closed day " + breaches + " of " + temporal.k())
          : new Sentence(
              "，第 " + breaches + "/" + temporal.k() + " 个已结束周",
              ", closed week " + breaches + " of " + temporal.k());
    }
    boolean recovers = step.clears() > 0 && judged.seen().mark() == Mark.CLEAR;
    if (recovers && temporal.clearN() > 1) {
      int clears = Math.min(step.clears(), temporal.clearK());
      return days
          ? new Sentence(
              "，恢复第 " + clears + "/" + temporal.clearK() + " 日",
              ", day " + clears + " of " + temporal.clearK() + " towards recovery")
          : new Sentence(
              "，恢复第 " + clears + "/" + temporal.clearK() + " 周",
              ", week " + clears + " of " + temporal.clearK() + " towards recovery");
    }
    return NONE;
  }
}
