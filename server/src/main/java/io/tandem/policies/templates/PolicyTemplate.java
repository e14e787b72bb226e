package io.tandem.policies.templates;

import io.tandem.policies.PolicyDraft;
import io.tandem.shared.Names;
import io.tandem.shared.Sentence;
import java.util.List;

/**
 * A rule to be filled in.
 *
 * @param description what it is for
 * @param policy it makes of its presets alone
 * @param asks what it asks for; every number of the rule may be given besides: bound, warnFrom,
 *     clearBound, minSample, window, k, n, clearK, clearN, cooldownDays
 */
public record PolicyTemplate(
    String key, Names names, Sentence description, PolicyDraft policy, List<TemplateAsk> asks) {}
