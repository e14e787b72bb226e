package io.tandem.catalog;

import io.tandem.shared.CommonError;
import io.tandem.shared.EventSelector;
import io.tandem.shared.Names;
import io.tandem.shared.TandemException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product feature: what people can use, and the events that tell.
 *
 * @param key its name in paths and in {@code subject} parameters; never changes
 * @param productOwner e-mail address of the member who answers for it in product, or null
 * @param operationsOwner e-mail address of the member who carries it to people, or null
 * @param keyEvents any of them means that somebody used the feature
 * @param exposure the event that says somebody was shown the feature, or null when none is sent
 * @param rating the event that carries a rating, or null
 * @param complaints events that are complaints about this feature
 * @param launchDate local date from which people had it, or null
 * @param archived no longer listed; its numbers stay readable
 * @param version for {@code If-Match}; grows with each change
 */
public record Feature(
    String key,
    Names names,
    Tier tier,
    @Nullable String productOwner,
    @Nullable String operationsOwner,
    List<EventSelector> keyEvents,
    @Nullable EventSelector exposure,
    @Nullable Rating rating,
    List<EventSelector> complaints,
    @Nullable LocalDate launchDate,
    boolean archived,
    long version) {

  /** The same in another version. */
  Feature at(long version, boolean archived) {
    return new Feature(
        key,
        names,
        tier,
        productOwner,
        operationsOwner,
        keyEvents,
        exposure,
        rating,
        complaints,
        launchDate,
        archived,
        version);
  }

  /**
   * Where ratings come from.
   *
   * @param event which events are ratings
   * @param property the property with the mark, a number from 1 (worst) to 5
   */
  public record Rating(EventSelector event, String property) {

    /**
     * @throws TandemException {@code invalid_request} when one of both is missing
     */
    public Rating {
      if (event == null || property == null || property.isBlank() || property.length() > 200) {
        throw new TandemException(
            CommonError.INVALID_REQUEST,
            "a rating names an event and its property of 1 to 200 characters");
      }
    }
  }
}
