package io.tandem.events.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a batch.
 *
 * @param outcomes one for each event, in the batch's order
 */
public record IntakeResult(List<Outcome> outcomes) {

  /** What became of one event. */
  public sealed interface Outcome {}

  /**
   * It is stored.
   *
   * @param warning null, or why something it asked for (a merge) was not done
   */
  public record Accepted(@Nullable Reason warning) implements Outcome {}

  /** An event with this uuid is already stored. */
  public record Duplicate() implements Outcome {}

  /** It is not stored. */
  public record Rejected(Reason reason) implements Outcome {}

  /** How many are stored by this call. */
  public int accepted() {
    return (int) outcomes.stream().filter(Accepted.class::isInstance).count();
  }

  /** How many were stored before. */
  public int duplicates() {
    return (int) outcomes.stream().filter(Duplicate.class::isInstance).count();
  }

  /** How many were refused. */
  public int rejected() {
    return (int) outcomes.stream().filter(Rejected.class::isInstance).count();
  }
}
