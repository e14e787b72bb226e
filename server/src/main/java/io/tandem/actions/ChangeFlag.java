package io.tandem.actions;

import io.tandem.access.Permission;
import io.tandem.access.Role;
import io.tandem.flags.FlagRequests;
import io.tandem.flags.FlagRequests.Kind;
import io.tandem.flags.FlagRequests.Named;
import io.tandem.flags.FlagRequests.Wanted;
import io.tandem.policies.ActionOutcome;
import io.tandem.policies.ActionRun;
import io.tandem.policies.ActionType;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import io.tandem.shared.Sentence;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Changes a flag in an environment, or begins a gray release of it, once somebody let it be: what
 * takes a second person's word. Only people ask for it; policies take flags away, see {@link
 * RetreatFlag}.
 *
 * <p>Parameters: {@code flag}, {@code environment}, {@code version} of the flag that was looked at,
 * and one of {@code change}, {@code release}, {@code layer}, {@code revert} and {@code values}, as
 * the bodies of the routes, or {@code holdout}: its key, and the flags or the end it is to have.
 */
@Component
class ChangeFlag implements ActionType {

  private final FlagRequests flags;

  ChangeFlag(FlagRequests flags) {
    this.flags = flags;
  }

  @Override
  public String key() {
    return "change_flag";
  }

  @Override
  public Names names() {
    return new Names("修改功能开关", "Change a flag");
  }

  @Override
  public Map<String, Object> schema() {
    return Schemas.object(
        Map.of(
            "flag", Schemas.text(),
            "environment", Schemas.text(),
            "version", Schemas.number(1, Long.MAX_VALUE),
            "change", Schemas.any(),
            "release", Schemas.any(),
            "layer", Schemas.any(),
            "revert", Schemas.any(),
            "values", Schemas.any(),
            "holdout", Schemas.any()),
        List.of("flag", "environment", "version"));
  }

  /** It reaches people. */
  @Override
  public Safety safety() {
    return Safety.SPENDING;
  }

  @Override
  public Permission permission() {
    return Permission.EDIT_FLAGS;
  }

  @Override
  public boolean forPolicies() {
    return false;
  }

  @Override
  public Role approver(ProjectId project, JsonNode parameters) {
    return flags.approver(project, wanted(parameters));
  }

  @Override
  public void check(ProjectId project, JsonNode parameters) {
    flags.check(project, wanted(parameters));
  }

  @Override
  public Sentence preview(ActionRun run) {
    return said(run, wanted(run.parameters()), "将", "");
  }

  @Override
  public ActionOutcome run(ActionRun run) {
    Wanted wanted = wanted(run.parameters());
    if (run.approvedBy() == null) {
      return new ActionOutcome.Failed(
          new Sentence("没有人批准，开关未修改", "Nobody approved it, so the flag was not changed"));
    }
    flags.run(run.actor(), wanted);
    return new ActionOutcome.Done(said(run, wanted, "已", "done: "), "flags/" + wanted.flag());
  }

  /** What it is about, with the shares it sets. */
  private Sentence said(ActionRun run, Wanted wanted, String when, String begun) {
    Named named = flags.named(run.actor().projectId(), wanted);
    Names holdout = named.holdout();
    if (holdout != null) {
      ZoneId zone = run.actor().project().zone();
      return new HoldoutWords(holdout, named, wanted, zone).told(when, begun);
    }
    String shares = shares(wanted);
    Sentence what = what(wanted.kind());
    return new Sentence(
        "%s%s「%s」（%s）%s"
            .formatted(
                when,
                what.zh(),
                named.flag().zh(),
                wanted.environment(),
                shares.isEmpty() ? "" : "：" + shares),
        "%s%s “%s” in %s%s"
            .formatted(
                begun,
                what.en(),
                named.flag().en(),
                wanted.environment(),
                shares.isEmpty() ? "" : ": " + shares));
  }

  private static Sentence what(Kind kind) {
    return switch (kind) {
      case CHANGE, HOLDOUT -> new Sentence("修改开关", "change of the flag");
      case RELEASE -> new Sentence("开始灰度发布", "gray release of the flag");
      case LAYER -> new Sentence("调整实验层占比", "share of its layer of the flag");
      case REVERT -> new Sentence("恢复早期版本", "earlier revision of the flag");
      case VALUES -> new Sentence("修改取值", "values of the flag");
    };
  }

  private static String shares(Wanted wanted) {
    JsonNode body = wanted.body();
    return switch (wanted.kind()) {
      case CHANGE -> shares(body.path("rules"));
      case RELEASE -> shares(body.path("steps"));
      case LAYER -> body.path("layer").asString("") + " " + percent(body.path("share"));
      case REVERT -> "r" + body.path("revision").asString("");
      case VALUES, HOLDOUT -> "";
    };
  }

  private static String percent(JsonNode share) {
    return share.isNumber() ? share.decimalValue().stripTrailingZeros().toPlainString() + "%" : "";
  }

  private static String shares(JsonNode list) {
    StringBuilder shares = new StringBuilder();
    for (JsonNode each : list) {
      JsonNode share = each.has("percent") ? each.get("percent") : each.path("rollout");
      if (share.isNumber()) {
        shares.append(shares.isEmpty() ? "" : " → ");
        shares.append(percent(share));
      }
    }
    return shares.toString();
  }

  private static Wanted wanted(JsonNode parameters) {
    Set<String> known = new HashSet<>(Set.of("flag", "environment", "version"));
    for (Kind kind : Kind.values()) {
      known.add(name(kind));
    }
    Parameters read = Parameters.of(parameters, known);
    String flag = read.text("flag");
    String environment = read.text("environment");
    Long version = read.number("version", 1, Long.MAX_VALUE);
    if (flag == null || environment == null || version == null) {
      throw Parameters.wrong("a flag, an environment and the flag's version are needed");
    }
    @Nullable Wanted wanted = null;
    for (Kind kind : Kind.values()) {
      JsonNode body = read.value(name(kind));
      if (body != null && wanted != null) {
        throw Parameters.wrong("one thing at a time is asked for");
      }
      wanted = body == null ? wanted : new Wanted(flag, environment, version, kind, body);
    }
    if (wanted == null) {
      throw Parameters.wrong(
          "a change, a release, a layer, a revision, values or a holdout are needed");
    }
    return wanted;
  }

  private static String name(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
