package io.tandem.platform.postgres;

import io.tandem.platform.DataDirectoryInUseException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says plainly that the directory is taken, instead of a stack trace. */
final class DataDirectoryInUseAnalyzer
    extends AbstractFailureAnalyzer<DataDirectoryInUseException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, DataDirectoryInUseException cause) {
    return new FailureAnalysis(cause.getMessage(), null, cause);
  }
}
