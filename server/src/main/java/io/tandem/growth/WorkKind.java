package io.tandem.growth;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.util.Locale;

/** What a work item is. */
public enum WorkKind {
  /** An improvement that takes several steps, e.g. an experience-improvement project 体验优化专项. */
  PROJECT,
  /** A question answered by a report. */
  DIAGNOSIS,
  /** Something to be looked at and decided, e.g. three gates. */
  REVIEW,
  TASK;

  /** Reads the lower-case name. */
  @JsonCreator
  public static WorkKind of(String name) {
    for (WorkKind value : values()) {
      if (value.key().equals(name)) {
        return value;
      }
    }
    throw new TandemException(CommonError.INVALID_REQUEST, "there is no kind of work " + name);
  }

  /** The name used in JSON and in the store. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
