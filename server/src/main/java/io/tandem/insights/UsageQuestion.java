package io.tandem.insights;

import io.tandem.shared.CommonError;
import io.tandem.shared.EventSelector;
import io.tandem.shared.LocalDates;
import io.tandem.shared.TandemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why do so few of those who are shown a feature use it?
 *
 * @param feature key of a feature with an exposure event
 * @param range the days looked at, 366 at most
 * @param success the event that says somebody got what the feature is for; when null, the feature's
 *     key events behind the first one
 * @param properties of people to look at beside age; {@code channel} and the promoted ones when
 *     empty; 8 at most
 * @param ageProperty property of people with their age in years
 * @param seniorAge from this age on somebody is a senior, 40 to 100
 */
public record UsageQuestion(
    String feature,
    LocalDates range,
    @Nullable EventSelector success,
    List<String> properties,
    String ageProperty,
    int seniorAge) {

  /** As it is usually called. */
  public static final String AGE = "age";

  /** From here on somebody is usually called a senior. */
  public static final int SENIOR = 60;

  /**
   * @throws TandemException {@code invalid_request} when a part is out of bounds
   */
  public UsageQuestion {
    properties = List.copyOf(properties);
    boolean named =
        properties.stream().allMatch(name -> !name.isBlank() && name.length() <= 200)
            && !ageProperty.isBlank()
            && ageProperty.length() <= 200;
    if (!named || properties.size() > 8) {
      throw new TandemException(
          CommonError.INVALID_REQUEST,
          "a diagnosis looks at 8 properties at most, each with a name of 1 to 200 characters");
    }
    if (seniorAge < 40 || seniorAge > 100) {
      throw new TandemException(CommonError.INVALID_REQUEST, "seniorAge lies in 40 to 100");
    }
    if (range.from().plusDays(366).isBefore(range.to())) {
      throw new TandemException(
          CommonError.INVALID_REQUEST, "a diagnosis looks at 366 days at most");
    }
  }
}
