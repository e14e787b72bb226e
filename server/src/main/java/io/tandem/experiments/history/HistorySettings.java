package io.tandem.experiments.history;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of what is computed from events.
 *
 * @param valuePeople people at most whose purchases are held in memory, one by one, to predict what
 *     they will be worth; about 100 bytes each. Everything else is summed by the store
 */
@ConfigurationProperties("tandem.experiments")
record HistorySettings(@DefaultValue("1000000") int valuePeople) {}
