package io.tandem.flags.registry;

import io.tandem.shared.Names;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * People who are to be held out no longer, or of fewer flags; with nothing but the key, of none
 * from now on.
 *
 * @param holdout its key
 * @param names what it is called from then on
 * @param flags those it covers from then on
 * @param until when its people are released
 */
record HoldoutRelease(
    @NotBlank String holdout,
    @Nullable Names names,
    @Nullable @Size(min = 1, max = 500) List<@NotNull String> flags,
    @Nullable Instant until) {

  boolean now() {
    return names == null && flags == null && until == null;
  }

  HoldoutChange change() {
    return new HoldoutChange(names, flags, until);
  }
}
