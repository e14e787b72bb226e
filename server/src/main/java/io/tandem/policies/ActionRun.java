package io.tandem.policies;

import io.tandem.access.Actor;
import io.tandem.shared.Sentence;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One action about to be done.
 *
 * @param id of the action: the idempotency key of every effect outside
 * @param actor who does it, as the audit trail shows it: {@code policy:<key>} or the person who
 *     asked, within the project
 * @param parameters as the type checked them
 * @param subject what it is about, or null for the project
 * @param approvedBy who let it be done, or null when it took nobody's word
 * @param policy key of the policy, or null when a person asked
 * @param episode of the policy, or null
 * @param why the verdict's or the person's sentence
 */
public record ActionRun(
    UUID id,
    Actor actor,
    JsonNode parameters,
    @Nullable PolicySubject subject,
    @Nullable String approvedBy,
    @Nullable String policy,
    @Nullable Long episode,
    Sentence why) {}
