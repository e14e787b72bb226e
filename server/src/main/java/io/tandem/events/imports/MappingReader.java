package io.tandem.events.imports;

import io.tandem.shared.TandemException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a mapping from its YAML text. */
final class MappingReader {

  /** Longest mapping accepted. */
  static final int MAX_LENGTH = 65_536;

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private MappingReader() {}

  /**
   * The mapping a text describes.
   *
   * @throws TandemException {@code invalid_mapping} naming what is wrong and where
   */
  static ImportMapping read(String yaml) {
    if (yaml.isBlank() || yaml.length() > MAX_LENGTH) {
      throw ImportMapping.invalid("it is empty or longer than " + MAX_LENGTH + " characters");
    }
    try {
      return ImportMapping.needed(YAML.readValue(yaml, ImportMapping.class), "everything");
    } catch (JacksonException e) {
      throw refusal(e);
    }
  }

  private static TandemException refusal(JacksonException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof TandemException ours) {
        return ours;
      }
    }
    String what = e.getOriginalMessage();
    StringBuilder where = new StringBuilder();
    if (e instanceof DatabindException) {
      e.getPath()
          .forEach(step -> {
            if (step.getPropertyName() != null) {
              where.append(where.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
          });
    }
    int lineEnd = what == null ? -1 : what.indexOf('\n');
    String sentence = what == null ? "not YAML" : lineEnd < 0 ? what : what.substring(0, lineEnd);
    return ImportMapping.invalid(where.isEmpty() ? sentence : where + ": " + sentence);
  }
}
