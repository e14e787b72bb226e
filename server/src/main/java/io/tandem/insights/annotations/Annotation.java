package io.tandem.insights.annotations;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.catalog.SubjectRef;
import io.tandem.shared.Names;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that may explain a line. Dates are local to the project, both inclusive.
 *
 * @param subject the feature or campaign; null for the whole project
 * @param to null for a hold that still stands and an experiment that runs; the first day for a
 *     release, the planned last one for a gray release
 * @param reason of a hold
 * @param link path below the project's page that shows it
 */
record Annotation(
    Kind kind,
    @Nullable SubjectRef subject,
    Names names,
    LocalDate from,
    @Nullable LocalDate to,
    @Nullable String reason,
    String link) {

  /** What happened. */
  enum Kind {
    RELEASE,
    CAMPAIGN,
    EXPERIMENT,
    HOLD;

    /** The name used in JSON. */
    @JsonValue
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
