package io.tandem.experiments;

import io.tandem.experiments.ExperimentListStore.Numbered;
import io.tandem.experiments.ExperimentListStore.Wanted;
import io.tandem.shared.CommonError;
import io.tandem.shared.Page;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Experiments page by page. */
@Component
class ExperimentLists {

  private static final int MOST_LISTED = 200;

  private final ExperimentListStore store;

  ExperimentLists(ExperimentListStore store) {
    this.store = store;
  }

  /**
   * The newest first.
   *
   * @param state null for all but archived ones
   * @param text somewhere in key, names, hypothesis or learnings; null for all
   * @throws TandemException {@code invalid_request} for a cursor that is none
   */
  Page<ExperimentRow> list(
      ProjectId project,
      @Nullable ExperimentState state,
      @Nullable String text,
      @Nullable String cursor,
      int limit) {
    int most = Math.clamp(limit, 1, MOST_LISTED);
    String words = text == null || text.isBlank() ? null : text.strip();
    Wanted wanted = new Wanted(state == null ? null : state.key(), words, before(cursor), most + 1);
    List<Numbered> found = store.list(project, wanted);
    boolean more = found.size() > most;
    List<Numbered> shown = more ? found.subList(0, most) : found;
    return new Page<>(
        shown.stream().map(Numbered::row).toList(),
        more ? Long.toString(shown.getLast().id()) : null);
  }

  private static long before(@Nullable String cursor) {
    if (cursor == null) {
      return Long.MAX_VALUE;
    }
    if (!cursor.matches("[0-9]{1,18}")) {
      throw new TandemException(CommonError.INVALID_REQUEST, "no such cursor");
    }
    return Long.parseLong(cursor);
  }
}
