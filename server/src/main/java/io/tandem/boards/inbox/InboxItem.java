package io.tandem.boards.inbox;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tandem.access.Role;
import io.tandem.growth.Wing;
import io.tandem.policies.ActionView;
import io.tandem.policies.PolicySubject;
import io.tandem.shared.Sentence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits for a person.
 *
 * @param id stable, unique within the project
 * @param priority 1 the project and core features, 2 campaigns and standard features, 3 exploratory
 *     ones (R16)
 * @param title what it is about
 * @param why in a sentence, or null
 * @param subject null for the whole project
 * @param link path below the project's page that shows it
 * @param action the proposal, or the action whose outcome nobody knows; null for other kinds
 * @param sign what is to be signed; null for other kinds
 */
public record InboxItem(
    String id,
    Kind kind,
    int priority,
    Sentence title,
    @Nullable Sentence why,
    @Nullable PolicySubject subject,
    Asked asked,
    When when,
    String link,
    @Nullable ActionView action,
    @Nullable ToSign sign) {

  /**
   * Who is asked.
   *
   * @param role whose members are asked, or null when a single person is
   * @param owner e-mail address of that person, or null
   */
  public record Asked(@Nullable Role role, @Nullable String owner) {}

  /**
   * How long it waits.
   *
   * @param until when it expires, or null
   * @param due local date by which it is to be done, or null
   * @param overdue that day has passed
   */
  public record When(
      Instant since, @Nullable Instant until, @Nullable LocalDate due, boolean overdue) {

    static When since(Instant since) {
      return new When(since, null, null, false);
    }
  }

  /**
   * A revision of the north star.
   *
   * @param wing for which a signature is missing
   * @param version for {@code If-Match}
   */
  public record ToSign(Wing wing, long version) {}

  /** What is asked. */
  public enum Kind {
    /** Approve or reject an action. */
    APPROVE,
    /** Say what became of an action nobody knows the outcome of. */
    RESOLVE,
    /** Sign the north star. */
    SIGN,
    /** Answer a gate. */
    ANSWER,
    /** Finish a work item. */
    DUE;

    /** The name used in JSON. */
    @JsonValue
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
