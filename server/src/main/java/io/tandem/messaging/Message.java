package io.tandem.messaging;

import io.tandem.shared.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said through a channel. Bots get the project's language, webhooks both.
 *
 * @param title one line
 * @param text may hold several lines
 * @param path of a page below the project's, e.g. {@code policies/onboarding}, or null
 */
public record Message(Sentence title, Sentence text, @Nullable String path) {}
