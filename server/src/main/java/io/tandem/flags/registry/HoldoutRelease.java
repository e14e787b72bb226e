package io.tandem.flags.registry;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * People who are to be held out no longer, or of fewer flags; with neither flags nor an end, of
 * none from now on.
 *
 * @param holdout its key
 * @param flags those it covers from then on
 * @param until when its people are released
 */
record HoldoutRelease(
    @NotBlank String holdout,
    @Nullable @Size(min = 1, max = 500) List<@NotNull String> flags,
    @Nullable Instant until) {

  boolean now() {
    return flags == null && until == null;
  }

  HoldoutChange change() {
    return new HoldoutChange(null, flags, until);
  }
}
