package io.tandem.actions;

import io.tandem.access.Role;
import io.tandem.growth.PoolUnit;
import io.tandem.shared.Names;
import io.tandem.shared.Sentence;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Words that several actions use. */
final class Wording {

  private static final int SHOWN = 5;

  private Wording() {}

  /** With thousands separated. */
  static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** The reason as others keep it, in the language most of this team reads: both, one line. */
  static String reason(Sentence why) {
    String text = why.zh().equals(why.en()) ? why.zh() : why.zh() + " / " + why.en();
    String line = text.isBlank() ? "–" : text;
    return line.length() <= 1000 ? line : line.substring(0, 999) + "…";
  }

  /** So many campaigns, in English. */
  static String campaigns(int count) {
    return count == 1 ? "1 campaign" : count + " campaigns";
  }

  /** A list of names, the first five and how many more. */
  static Sentence names(List<Names> names) {
    String zh = names.stream().limit(SHOWN).map(Names::zh).collect(Collectors.joining("、"));
    String en = names.stream().limit(SHOWN).map(Names::en).collect(Collectors.joining(", "));
    int more = names.size() - SHOWN;
    return more <= 0
        ? new Sentence(zh, en)
        : new Sentence(zh + " 等 " + names.size() + " 个", en + " and " + more + " more");
  }

  /** What a role is called. */
  static Sentence role(Role role) {
    return switch (role) {
      case ADMIN -> new Sentence("管理员", "an administrator");
      case PRODUCT -> new Sentence("产品", "product");
      case OPERATIONS -> new Sentence("运营", "operations");
      case ENGINEERING -> new Sentence("研发", "engineering");
      case SUPPORT -> new Sentence("客服", "support");
      case ANALYST -> new Sentence("分析", "an analyst");
      case VIEWER -> new Sentence("只读成员", "a viewer");
    };
  }

  static Sentence unit(PoolUnit unit) {
    return switch (unit) {
      case CALLS -> new Sentence("次外呼", "calls");
      case PUSHES -> new Sentence("条推送", "pushes");
      case PLACEMENTS -> new Sentence("个资源位", "placements");
      case STAFF_HOURS -> new Sentence("工时", "staff hours");
      case MONEY -> new Sentence("分预算", "minor units of budget");
    };
  }
}
