package io.tandem.growth;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a work item becomes by each kind of change; every change is a version. */
final class WorkChange {

  private WorkChange() {}

  static WorkItem open(
      long no,
      WorkItemDraft draft,
      @Nullable WorkOrigin origin,
      @Nullable Map<String, Object> report,
      WorkStep opened) {
    return new WorkItem(
        no,
        draft.kind(),
        draft.title(),
        draft.owner(),
        draft.dueDate(),
        draft.exit(),
        WorkState.OPEN,
        origin,
        draft.subject(),
        opened.time(),
        null,
        null,
        List.of(opened),
        report,
        1);
  }

  static WorkItem edit(WorkItem before, WorkItemDraft draft) {
    return new WorkItem(
        before.no(),
        draft.kind(),
        draft.title(),
        draft.owner(),
        draft.dueDate(),
        draft.exit(),
        before.state(),
        before.origin(),
        draft.subject(),
        before.createdAt(),
        before.startedAt(),
        before.finishedAt(),
        before.history(),
        before.report(),
        before.version() + 1);
  }

  static WorkItem step(WorkItem before, WorkStep step) {
    List<WorkStep> history = new ArrayList<>(before.history());
    history.add(step);
    boolean starts = before.startedAt() == null && step.to() == WorkState.IN_PROGRESS;
    Instant finished = step.to().finished() ? step.time() : null;
    return new WorkItem(
        before.no(),
        before.kind(),
        before.title(),
        before.owner(),
        before.dueDate(),
        before.exit(),
        step.to(),
        before.origin(),
        before.subject(),
        before.createdAt(),
        starts ? step.time() : before.startedAt(),
        finished,
        List.copyOf(history),
        before.report(),
        before.version() + 1);
  }
}
