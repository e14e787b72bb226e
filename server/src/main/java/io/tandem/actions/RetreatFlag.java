package io.tandem.actions;

import io.tandem.access.Permission;
import io.tandem.flags.FlagRequests;
import io.tandem.policies.ActionOutcome;
import io.tandem.policies.ActionRun;
import io.tandem.policies.ActionType;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import io.tandem.shared.Sentence;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Takes a flag away: rolls its gray release back, or switches it off where none is under way.
 *
 * <p>Parameters: {@code flag}; {@code environment}, by default {@code production}; {@code reason},
 * by default why the policy fired.
 */
@Component
class RetreatFlag implements ActionType {

  private final FlagRequests flags;

  RetreatFlag(FlagRequests flags) {
    this.flags = flags;
  }

  @Override
  public String key() {
    return "retreat_flag";
  }

  @Override
  public Names names() {
    return new Names("回滚功能开关", "Take a flag back");
  }

  @Override
  public Map<String, Object> schema() {
    return Schemas.object(
        Map.of("flag", Schemas.text(), "environment", Schemas.text(), "reason", Schemas.text()),
        List.of("flag"));
  }

  @Override
  public Safety safety() {
    return Safety.PROTECTING;
  }

  @Override
  public Permission permission() {
    return Permission.EDIT_FLAGS;
  }

  @Override
  public void check(ProjectId project, JsonNode parameters) {
    Wanted wanted = wanted(parameters);
    flags.checkPlace(project, wanted.flag, wanted.environment);
  }

  @Override
  public Sentence preview(ActionRun run) {
    Wanted wanted = wanted(run.parameters());
    return new Sentence(
        "回滚或关闭开关「" + wanted.flag + "」（" + wanted.environment + "）",
        "roll “" + wanted.flag + "” back or switch it off in " + wanted.environment);
  }

  @Override
  public ActionOutcome run(ActionRun run) {
    Wanted wanted = wanted(run.parameters());
    String said = Parameters.of(run.parameters(), KNOWN).text("reason");
    String reason = said == null ? Wording.reason(run.why()) : said;
    boolean rolled = flags.retreat(run.actor(), wanted.flag, wanted.environment, reason);
    return new ActionOutcome.Done(
        rolled
            ? new Sentence(
                "开关「" + wanted.flag + "」的灰度发布已回滚",
                "the gray release of “" + wanted.flag + "” was rolled back")
            : new Sentence("开关「" + wanted.flag + "」已关闭", "“" + wanted.flag + "” was switched off"),
        "flags/" + wanted.flag);
  }

  private static final Set<String> KNOWN = Set.of("flag", "environment", "reason");

  private record Wanted(String flag, String environment) {}

  private static Wanted wanted(JsonNode parameters) {
    Parameters read = Parameters.of(parameters, KNOWN);
    String flag = read.text("flag");
    String environment = read.text("environment");
    if (flag == null) {
      throw Parameters.wrong("a flag is needed");
    }
    read.text("reason");
    return new Wanted(flag, environment == null ? "production" : environment);
  }
}
