package io.tandem.growth;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.util.Locale;
import java.util.Set;

/**
 * Where a work item stands: open → in progress → done, or cancelled from both; what is finished may
 * be taken up again.
 */
public enum WorkState {
  OPEN,
  IN_PROGRESS,
  DONE,
  CANCELLED;

  /** The states that may follow. */
  public Set<WorkState> next() {
    return switch (this) {
      case OPEN -> Set.of(IN_PROGRESS, DONE, CANCELLED);
      case IN_PROGRESS -> Set.of(OPEN, DONE, CANCELLED);
      case DONE, CANCELLED -> Set.of(IN_PROGRESS);
    };
  }

  /** True for done and cancelled. */
  public boolean finished() {
    return this == DONE || this == CANCELLED;
  }

  /** Reads the lower-case name. */
  @JsonCreator
  public static WorkState of(String name) {
    for (WorkState state : values()) {
      if (state.key().equals(name)) {
        return state;
      }
    }
    throw new TandemException(CommonError.INVALID_REQUEST, "there is no work state " + name);
  }

  /** The name used in JSON and in the store. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
