package io.tandem.catalog;

import io.tandem.shared.EventSelector;
import io.tandem.shared.Names;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A campaign that runs in the company's own app; Tandem learns of it through events.
 *
 * @param key its name in paths and in {@code subject} parameters; never changes
 * @param kind always {@code external}
 * @param features keys of the features whose value it amplifies
 * @param from first day, local date of the project's zone
 * @param to last day, inclusive
 * @param participation any such event means that somebody takes part
 * @param reach the event that says somebody was reached, or null when none is sent
 * @param completion the event that says somebody finished every task, or null where there are none
 * @param windowDays so many days after the day of sign-up a completion still counts, 1 to 90; null
 *     where there is no completion
 * @param segment key of the segment it is meant for: its people are the eligible ones; null for all
 *     active people
 * @param archived no longer listed; its numbers stay readable
 * @param version for {@code If-Match}; grows with each change, also of the state
 * @param stateChangedBy who brought it into its state; {@code system} when its period did
 * @param stateReason why
 */
public record Campaign(
    String key,
    Names names,
    String kind,
    List<String> features,
    LocalDate from,
    LocalDate to,
    EventSelector participation,
    @Nullable EventSelector reach,
    @Nullable EventSelector completion,
    @Nullable Integer windowDays,
    @Nullable String segment,
    CampaignState state,
    boolean archived,
    long version,
    String stateChangedBy,
    Instant stateChangedAt,
    String stateReason) {

  /** The only kind there is so far. */
  public static final String EXTERNAL = "external";

  /**
   * The last local day it was or will be there: the day it ended where that was before its period
   * was over.
   */
  public LocalDate lastDay(ZoneId zone) {
    LocalDate ended = LocalDate.ofInstant(stateChangedAt, zone);
    boolean early = state == CampaignState.ENDED && ended.isBefore(to);
    return !early ? to : ended.isBefore(from) ? from : ended;
  }
}
