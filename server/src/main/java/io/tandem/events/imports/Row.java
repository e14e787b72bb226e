package io.tandem.events.imports;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The columns of one line. */
interface Row {

  /** A column as text; null when it is absent, null or blank. */
  @Nullable String text(String column);

  /** A column as JSON value; null when it is absent, null or blank. CSV columns are strings. */
  @Nullable JsonNode value(String column);
}
