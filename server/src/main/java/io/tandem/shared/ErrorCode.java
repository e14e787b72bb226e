package io.tandem.shared;

/**
 * A stable, machine-readable failure with a sentence in both languages that says what to do. Each
 * room declares its own as an enum of {@link ErrorText.Holder}. Sentences are {@link
 * java.text.MessageFormat} patterns.
 */
public interface ErrorCode {

  /** Lower-case words joined by underscores, e.g. {@code unknown_write_key}; never changes. */
  String code();

  /** HTTP status this failure is answered with: 4xx, or 503 when the caller should try again. */
  int status();

  /** English sentence. */
  String english();

  /** Chinese sentence. */
  String chinese();
}
