package io.tandem.policies.evaluation;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A bucket to be judged.
 *
 * @param early before it closed
 * @param next where regular judging goes on afterwards
 * @param nextDue when that closes
 */
record Turn(LocalDate bucket, boolean early, LocalDate next, Instant nextDue) {}
