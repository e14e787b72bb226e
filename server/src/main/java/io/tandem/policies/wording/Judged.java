package io.tandem.policies.wording;

import io.tandem.policies.PolicyRule;
import io.tandem.policies.condition.Judgement;
import io.tandem.policies.machine.Observation;
import io.tandem.policies.machine.Step;
import io.tandem.policies.wording.RuleWords.Named;
import java.util.List;

/**
 * A judged bucket, with all that its sentence needs.
 *
 * @param named the rule's predicates, in the order of the readings
 */
public record Judged(
    PolicyRule rule, List<Named> named, Judgement judgement, Observation seen, Step step) {}
