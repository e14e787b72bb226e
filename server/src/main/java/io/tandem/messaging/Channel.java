package io.tandem.messaging;

import io.tandem.shared.Names;
import io.tandem.shared.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * A way out of Tandem. Its address and secret are sealed and never shown.
 *
 * @param key its name in paths and in the parameters of actions; never changes
 * @param address what of its address may be shown: the host, and the last characters
 * @param signed whether a secret is kept to sign messages with
 * @param enabled false: nothing is sent
 * @param problem what keeps it from working, or null
 * @param version for {@code If-Match}
 */
public record Channel(
    String key,
    Names names,
    ChannelKind kind,
    String address,
    boolean signed,
    boolean enabled,
    @Nullable Sentence problem,
    long version) {}
