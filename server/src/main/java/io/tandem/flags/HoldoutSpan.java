package io.tandem.flags;

import io.tandem.shared.Names;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who is held out of flags, and when, for the rooms that compare them with all others.
 *
 * @param share percent
 * @param from when it begins
 * @param until when its people are released; null for as yet never
 */
public record HoldoutSpan(
    String key, Names names, double share, Instant from, @Nullable Instant until) {}
