package io.tandem.shared;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items in list order
 * @param next opaque cursor of the following page, or null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {}
