package io.tandem.policies;

import java.time.LocalDate;

/**
 * What a policy made of one bucket, for whoever draws the series it bounds.
 *
 * @param policy its key
 * @param breach it counted as a breach
 * @param state the policy came into
 */
public record PolicyJudgement(
    String policy, LocalDate bucket, Verdict verdict, boolean breach, PolicyState state) {}
