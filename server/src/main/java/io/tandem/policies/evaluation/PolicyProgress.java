package io.tandem.policies.evaluation;

import java.time.Instant;

/**
 * How far a project's policies are.
 *
 * @param computedTo every signal whose bucket closed before is computed
 * @param judgedTo every bucket that closed before is judged
 * @param actionsSettled no action that needs no person waits to be run
 */
record PolicyProgress(Instant now, Instant computedTo, Instant judgedTo, boolean actionsSettled) {}
