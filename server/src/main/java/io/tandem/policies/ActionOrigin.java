package io.tandem.policies;

import io.tandem.access.Project;
import io.tandem.shared.Names;
import io.tandem.shared.Sentence;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The verdict that asks for actions. Policy, occurrence and the spec's name together happen once:
 * they are the business identity of an action.
 *
 * @param policy its key
 * @param revision that judged
 * @param episode number of the firing span within the policy; null for an early warning
 * @param occurrence {@code 3:fire}, {@code 3:clear}, {@code 3:reminder:2026-03-05} (3 being the
 *     episode) or {@code warn:2026-03-02}
 * @param bucket first local day of the bucket that decided
 * @param priority 1 goes before 2 before 3, see {@link FiringPolicy#priority}
 * @param shadow the policy only shows what it would have asked for; nothing may happen
 * @param why the verdict's sentence
 * @param at when it was judged, by the clock
 */
public record ActionOrigin(
    Project project,
    String policy,
    Names policyNames,
    long revision,
    @Nullable Long episode,
    String occurrence,
    LocalDate bucket,
    @Nullable PolicySubject subject,
    int priority,
    boolean shadow,
    Sentence why,
    Instant at) {}
