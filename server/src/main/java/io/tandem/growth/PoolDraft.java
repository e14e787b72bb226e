package io.tandem.growth;

import io.tandem.shared.Names;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says about a pool; the fields are those of {@link Pool}. A change touches neither
 * key nor unit.
 */
public record PoolDraft(
    @Nullable String key,
    @NotNull Names names,
    @NotNull PoolUnit unit,
    @Min(0) @Max(MOST) long capacity) {

  /** The most a pool can hold. */
  static final long MOST = 1_000_000_000_000L;
}
