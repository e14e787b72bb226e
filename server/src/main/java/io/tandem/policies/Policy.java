package io.tandem.policies;

import io.tandem.shared.Names;
import io.tandem.shared.Sentence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy 联动规则: a rule that watches signals and acts. Shows its newest revision; while {@code
 * activeRevision} is an older one, that one judges and this is a draft of its successor.
 *
 * @param key its name in paths; never changes
 * @param mode of the last activation
 * @param revision number of the revision shown
 * @param activeRevision number of the one that judges, or null
 * @param version for {@code If-Match}; grows with each change by a person
 * @param template key of the template it was made from, or null
 * @param subject null for the whole project
 * @param effectiveFrom first bucket the active revision judges, or null
 * @param sentence the whole rule in words
 * @param activatedBy who activated it last, or null
 */
public record Policy(
    String key,
    Names names,
    PolicyStage state,
    PolicyMode mode,
    long revision,
    @Nullable Long activeRevision,
    long version,
    @Nullable String template,
    @Nullable PolicySubject subject,
    PolicyCondition condition,
    PolicyTemporal temporal,
    PolicyDispatch dispatch,
    List<ActionSpec> actions,
    @Nullable LocalDate effectiveFrom,
    Sentence sentence,
    PolicyStatus status,
    @Nullable String activatedBy,
    @Nullable Instant activatedAt) {}
