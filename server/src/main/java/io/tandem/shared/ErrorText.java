package io.tandem.shared;

import com.google.errorprone.annotations.Immutable;

/**
 * The words of a failure.
 *
 * @param code see {@link ErrorCode#code()}
 * @param status see {@link ErrorCode#status()}
 * @param english see {@link ErrorCode#english()}
 * @param chinese see {@link ErrorCode#chinese()}
 */
@Immutable
public record ErrorText(String code, int status, String english, String chinese)
    implements ErrorCode {

  /** A constant of a room's failures: it holds its words. */
  public interface Holder extends ErrorCode {

    /** The words. */
    ErrorText text();

    @Override
    default String code() {
      return text().code();
    }

    @Override
    default int status() {
      return text().status();
    }

    @Override
    default String english() {
      return text().english();
    }

    @Override
    default String chinese() {
      return text().chinese();
    }
  }
}
