package io.tandem.insights.funnel;

import io.tandem.shared.TandemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which options of a funnel go together. */
final class FunnelRules {

  private FunnelRules() {}

  /**
   * @throws TandemException {@code invalid_request}
   */
  static void check(
      @Nullable FunnelOrder order,
      @Nullable FunnelSemantics semantics,
      List<FunnelStep> steps,
      boolean exclusions) {
    if (steps.getFirst().skippable() || steps.getLast().skippable()) {
      throw new TandemException(FunnelError.OPTIONAL_ENDS);
    }
    boolean optional = steps.stream().anyMatch(FunnelStep::skippable);
    if (optional && order == FunnelOrder.ANY) {
      throw new TandemException(FunnelError.OPTIONAL_ORDER);
    }
    boolean sequential = order == null || order == FunnelOrder.SEQUENTIAL;
    if (semantics == FunnelSemantics.WINDOW_FUNNEL && (!sequential || exclusions || optional)) {
      throw new TandemException(FunnelError.PLAIN_WINDOW_FUNNEL);
    }
  }
}
