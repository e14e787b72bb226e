package io.tandem.messaging.format;

import io.tandem.shared.Sentence;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is said.
 *
 * @param id stable over all attempts
 * @param madeAt business time at which it was put into the outbox
 * @param project key of the project
 * @param chinese which of the two languages a person reads
 * @param link address of a page, or null
 * @param reference what it belongs to, e.g. {@code action:<id>}, or null
 */
public record Note(
    UUID id,
    Instant madeAt,
    String project,
    boolean chinese,
    Sentence title,
    Sentence text,
    @Nullable String link,
    @Nullable String reference) {

  /** The title in the project's language. */
  public String heading() {
    return chinese ? title.zh() : title.en();
  }

  /** The text in the project's language. */
  public String words() {
    return chinese ? text.zh() : text.en();
  }

  /** What the link is called. */
  String linkName() {
    return chinese ? "在 Tandem 中查看" : "Open in Tandem";
  }
}
