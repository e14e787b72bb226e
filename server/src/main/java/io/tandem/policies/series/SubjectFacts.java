package io.tandem.policies.series;

import io.tandem.policies.PolicySubject;
import io.tandem.shared.Names;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What judging and wording need to know of a feature or campaign.
 *
 * @param priority order in which subjects go, see {@link io.tandem.policies.Policies#priority}
 * @param launched local date a feature was launched, or null
 */
public record SubjectFacts(
    PolicySubject subject, Names names, int priority, @Nullable LocalDate launched) {}
