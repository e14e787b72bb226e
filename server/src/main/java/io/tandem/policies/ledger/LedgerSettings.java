package io.tandem.policies.ledger;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param lease how long, in real time, a claimed action is left to its server before another may
 *     take it
 * @param inFlight how many actions run at once on a server
 */
@ConfigurationProperties("tandem.actions")
record LedgerSettings(@DefaultValue("60s") Duration lease, @DefaultValue("4") int inFlight) {}
