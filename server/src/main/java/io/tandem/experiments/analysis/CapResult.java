package io.tandem.experiments.analysis;

import java.util.List;

/**
 * What a cap did.
 *
 * @param value the cap, one for all variants
 * @param affected people above it, by variant in their order
 */
public record CapResult(double value, List<Long> affected) {}
