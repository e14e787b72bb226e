package io.tandem.actions;

import io.tandem.access.Permission;
import io.tandem.access.Role;
import io.tandem.flags.FlagRequests;
import io.tandem.flags.FlagRequests.Wanted;
import io.tandem.policies.ActionOutcome;
import io.tandem.policies.ActionRun;
import io.tandem.policies.ActionType;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import io.tandem.shared.Sentence;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Changes a flag in an environment, or begins a gray release of it, once somebody let it be: what
 * takes a second person's word. Only people ask for it; policies take flags away, see {@link
 * RetreatFlag}.
 *
 * <p>Parameters: {@code flag}, {@code environment}, {@code version} of the flag that was looked at,
 * and either {@code change} or {@code release}, as the bodies of the routes.
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
            "release", Schemas.any()),
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
    return flags.approver(project, wanted(parameters).environment());
  }

  @Override
  public void check(ProjectId project, JsonNode parameters) {
    flags.check(project, wanted(parameters));
  }

  @Override
  public Sentence preview(ActionRun run) {
    return said(wanted(run.parameters()), "将", "");
  }

  @Override
  public ActionOutcome run(ActionRun run) {
    Wanted wanted = wanted(run.parameters());
    if (run.approvedBy() == null) {
      return new ActionOutcome.Failed(
          new Sentence("没有人批准，开关未修改", "Nobody approved it, so the flag was not changed"));
    }
    flags.run(run.actor(), wanted);
    return new ActionOutcome.Done(said(wanted, "已", "done: "), "flags/" + wanted.flag());
  }

  /** What it is about, with the shares it sets. */
  private static Sentence said(Wanted wanted, String when, String begun) {
    String shares =
        shares(wanted.release() ? wanted.body().path("steps") : wanted.body().path("rules"));
    String zh = wanted.release() ? "开始灰度发布" : "修改开关";
    String en = wanted.release() ? "gray release of the flag" : "change of the flag";
    String where = "（" + wanted.environment() + "）";
    return new Sentence(
        when + zh + "「" + wanted.flag() + "」" + where + (shares.isEmpty() ? "" : "：" + shares),
        "%s%s “%s” in %s%s"
            .formatted(
                begun,
                en,
                wanted.flag(),
                wanted.environment(),
                shares.isEmpty() ? "" : ": " + shares));
  }

  private static String shares(JsonNode list) {
    StringBuilder shares = new StringBuilder();
    for (JsonNode each : list) {
      JsonNode share = each.has("percent") ? each.get("percent") : each.path("rollout");
      if (share.isNumber()) {
        shares.append(shares.isEmpty() ? "" : " → ");
        shares.append(share.decimalValue().stripTrailingZeros().toPlainString()).append('%');
      }
    }
    return shares.toString();
  }

  private static Wanted wanted(JsonNode parameters) {
    Parameters read =
        Parameters.of(parameters, Set.of("flag", "environment", "version", "change", "release"));
    String flag = read.text("flag");
    String environment = read.text("environment");
    Long version = read.number("version", 1, Long.MAX_VALUE);
    JsonNode change = read.value("change");
    JsonNode release = read.value("release");
    if (flag == null || environment == null || version == null) {
      throw Parameters.wrong("a flag, an environment and the flag's version are needed");
    }
    if ((change == null) == (release == null)) {
      throw Parameters.wrong("either a change or a release is needed");
    }
    return release == null
        ? new Wanted(flag, environment, version, false, Objects.requireNonNull(change))
        : new Wanted(flag, environment, version, true, release);
  }
}
