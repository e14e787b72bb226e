package io.tandem.audiences.registry;

import io.tandem.shared.EventSelector;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What templates for several segments at once need to know. */
final class TemplatesRequests {

  private TemplatesRequests() {}

  /**
   * Value tiers: eight segments by recency, frequency and money, which together hold everybody who
   * paid.
   *
   * @param prefix of their keys
   * @param event what counts as paying
   * @param property of that event: the amount; null where every event weighs the same
   * @param days closed days looked at
   * @param high the fifth from which on a rank is high, 2 to 5; 4 by default
   */
  record ValueTiers(
      @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9_-]{0,30}") String prefix,
      @NotNull EventSelector event,
      @Nullable @Size(max = 200) String property,
      @Min(1) @Max(1100) int days,
      @Nullable @Min(2) @Max(5) Integer high) {}

  /**
   * Age bands: one segment between each two lines, one below, one above, one for those whose age is
   * unknown.
   *
   * @param prefix of their keys
   * @param property of the person: the age in years
   * @param lines ages at which a band begins, 1 to 150
   */
  record AgeBands(
      @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9_-]{0,30}") String prefix,
      @NotNull @Size(min = 1, max = 200) String property,
      @NotNull @Size(min = 1, max = 10) List<@NotNull @Min(1) @Max(150) Integer> lines) {}
}
