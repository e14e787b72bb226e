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
      return towardsFiring(days, Math.min(step.breaches(), temporal.k()) + "/" + temporal.k());
    }
    boolean recovers = step.clears() > 0 && judged.seen().mark() == Mark.CLEAR;
    if (recovers && temporal.clearN() > 1) {
      return towardsRecovery(
          days, Math.min(step.clears(), temporal.clearK()) + "/" + temporal.clearK());
    }
    return NONE;
  }

  private static Sentence towardsFiring(boolean days, String count) {
    return new Sentence(
        "，第 " + count + " 个已结束" + (days ? "日" : "周"),
        ", closed " + (days ? "day " : "week ") + count);
  }

  private static Sentence towardsRecovery(boolean days, String count) {
    return new Sentence(
        "，恢复第 " + count + (days ? " 日" : " 周"), ", recovery " + (days ? "day " : "week ") + count);
  }
}
