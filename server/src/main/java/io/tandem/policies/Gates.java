package io.tandem.policies;

import io.tandem.shared.ProjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether the three gates 三阶判断 stand open; room {@code growth} knows. */
public interface Gates {

  /** True when all three are answered yes by their role and none has expired at that instant. */
  boolean open(ProjectId project, @Nullable PolicySubject subject, Instant at);
}
