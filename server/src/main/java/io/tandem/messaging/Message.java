package io.tandem.messaging;

import io.tandem.shared.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said through a channel. Bots get one language, webhooks both.
 *
 * @param title one line
 * @param text may hold several lines
 * @param path of a page below the project's, e.g. {@code policies/onboarding}, or null
 * @param language for bots, a BCP 47 tag such as {@code zh-CN}; null for the project's
 */
public record Message(
    Sentence title, Sentence text, @Nullable String path, @Nullable String language) {

  /** In the project's language. */
  public Message(Sentence title, Sentence text, @Nullable String path) {
    this(title, text, path, null);
  }
}
