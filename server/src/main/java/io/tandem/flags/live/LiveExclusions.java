package io.tandem.flags.live;

import io.tandem.events.FlagExclusions;
import io.tandem.flags.evaluation.CompiledFlag;
import io.tandem.flags.evaluation.FlagReason;
import io.tandem.shared.ProjectId;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whose exposures no experiment counts, as the flags in memory say. */
@Component
class LiveExclusions implements FlagExclusions {

  private static final String DEVICE = "$device_id";

  private final LiveFlags live;
  private final FlagSubjects subjects;

  LiveExclusions(LiveFlags live, FlagSubjects subjects) {
    this.live = live;
    this.subjects = subjects;
  }

  @Override
  public Optional<String> of(ProjectId project, int environment, FlagTold told) {
    CompiledFlag flag = live.of(project, environment).find(told.flag());
    if (flag == null || !flag.isBounded()) {
      return Optional.empty();
    }
    Map<String, Object> device = told.device() == null ? Map.of() : Map.of(DEVICE, told.device());
    FlagContext context = new FlagContext(told.id(), device, told.groups(), Map.of());
    return Optional.ofNullable(flag.apart(subjects.of(project, context, told.time())))
        .map(FlagReason::key);
  }
}
