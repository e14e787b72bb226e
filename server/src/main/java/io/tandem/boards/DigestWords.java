package io.tandem.boards;

import io.tandem.access.Role;
import io.tandem.policies.PolicyState;
import io.tandem.shared.Names;
import io.tandem.shared.Sentence;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words of a digest in one language. Pure. */
enum DigestWords {
  ZH("MM-dd", "，"),
  EN("MMM d", ", ");

  private final DateTimeFormatter day;
  private final String comma;

  DigestWords(String day, String comma) {
    this.day = DateTimeFormatter.ofPattern(day, Locale.ENGLISH);
    this.comma = comma;
  }

  static DigestWords of(String language) {
    return language.startsWith("zh") ? ZH : EN;
  }

  private String either(String zh, String en) {
    return this == ZH ? zh : en;
  }

  String of(@Nullable Names names, String otherwise) {
    return names == null ? otherwise : either(names.zh(), names.en());
  }

  String of(Sentence sentence) {
    return either(sentence.zh(), sentence.en());
  }

  String comma() {
    return comma;
  }

  String title(Names board, LocalDate date) {
    return either(
        "%s · 每日摘要 %s".formatted(board.zh(), date),
        "%s · daily digest, %s".formatted(board.en(), day(date)));
  }

  String test(String title) {
    return either("【测试】" + title, "[Test] " + title);
  }

  String day(LocalDate date) {
    return day.format(date);
  }

  String bucket(LocalDate start) {
    return either("（" + day(start) + "）", " (" + day(start) + ")");
  }

  String points(String difference) {
    return either(difference + " 个百分点", difference + " pp");
  }

  String noData() {
    return either("暂无已结束的数据", "no closed data yet");
  }

  String northStar() {
    return either("★ 北极星 ", "★ North star: ");
  }

  String target(String target) {
    return either("目标 " + target, "target " + target);
  }

  String signatures(boolean product, boolean operations) {
    return either(
        "产" + (product ? "✓" : " 待签") + " 运" + (operations ? "✓" : " 待签"),
        "product "
            + (product ? "✓" : "unsigned")
            + ", operations "
            + (operations ? "✓" : "unsigned"));
  }

  String threshold(String bound) {
    return either("阈值 " + bound, "threshold " + bound);
  }

  String beyond(boolean beyond) {
    return beyond ? either("已超过", "beyond it") : either("未超过", "within");
  }

  String state(PolicyState state, int breaches, int k) {
    return switch (state) {
      case OK -> either("正常", "OK");
      case PENDING -> either("待触发 " + breaches + "/" + k, "pending " + breaches + "/" + k);
      case FIRING -> either("触发中", "firing");
      case RECOVERING -> either("恢复中", "recovering");
    };
  }

  String shadow() {
    return either("影子模式", "shadow");
  }

  String happened() {
    return either("最近一天：", "In the last day:");
  }

  String fired(String name) {
    return either("规则“" + name + "”触发", "Policy “" + name + "” fired");
  }

  String cleared(String name) {
    return either("规则“" + name + "”解除", "Policy “" + name + "” cleared");
  }

  String waiting(int count) {
    return either("待处理 " + count + " 项：", count + " waiting:");
  }

  String waitsFor(@Nullable Role role, @Nullable String owner) {
    if (role == null) {
      return owner == null ? "" : owner;
    }
    return switch (role) {
      case ADMIN -> either("管理员", "administrators");
      case PRODUCT -> either("产品", "product");
      case OPERATIONS -> either("运营", "operations");
      case ENGINEERING -> either("研发", "engineering");
      case SUPPORT -> either("客服", "support");
      case ANALYST -> either("分析", "analysts");
      case VIEWER -> either("访客", "viewers");
    };
  }

  String due(LocalDate date, boolean overdue) {
    return overdue
        ? either("已逾期（" + day(date) + "）", "overdue since " + day(date))
        : either(day(date) + " 到期", "due " + day(date));
  }

  String nothingWaits() {
    return either("没有待处理事项。", "Nothing waits.");
  }

  String more(int lines) {
    return either(
        "另有 %d 行，请打开看板。".formatted(lines), "%d more lines on the board.".formatted(lines));
  }
}
