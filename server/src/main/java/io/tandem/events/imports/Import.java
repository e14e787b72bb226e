package io.tandem.events.imports;

import io.tandem.shared.ErrorCode;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An import as it is stored.
 *
 * @param environment key
 * @param counts of the checkpoint
 */
record Import(
    long id,
    ProjectId project,
    String environment,
    String fileName,
    long size,
    String sha256,
    String mapping,
    State state,
    long receivedBytes,
    Counts counts,
    Instant createdAt,
    String createdBy,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable String errorCode,
    @Nullable String errorValue) {

  /** Where an import stands. */
  enum State {
    RECEIVING,
    RUNNING,
    DONE,
    FAILED;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What was dealt with so far.
   *
   * @param processedBytes bytes of the file that were read
   * @param lines records
   */
  record Counts(long processedBytes, long lines, long accepted, long duplicates, long rejected) {

    Counts plus(long readTo, Counts more) {
      return new Counts(
          readTo,
          lines + more.lines,
          accepted + more.accepted,
          duplicates + more.duplicates,
          rejected + more.rejected);
    }
  }

  /** Tells its lines from those of any other file or environment. */
  String identity() {
    return environment.equals(ImportRequest.PRODUCTION) ? sha256 : environment + ":" + sha256;
  }

  ImportView view(Locale locale) {
    return new ImportView(
        id,
        fileName,
        environment,
        state.key(),
        size,
        receivedBytes,
        counts.processedBytes,
        counts.lines,
        counts.accepted,
        counts.duplicates,
        counts.rejected,
        createdAt,
        createdBy,
        startedAt,
        finishedAt,
        error(locale));
  }

  private @Nullable String error(Locale locale) {
    if (errorCode == null) {
      return null;
    }
    ErrorCode code =
        Arrays.stream(ImportError.values())
            .filter(error -> error.code().equals(errorCode))
            .findFirst()
            .orElse(ImportError.INTERNAL);
    return new TandemException(code, String.valueOf(errorValue)).sentence(locale);
  }
}
