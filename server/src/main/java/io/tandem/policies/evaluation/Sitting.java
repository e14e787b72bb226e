package io.tandem.policies.evaluation;

import io.tandem.access.Project;
import io.tandem.metrics.SignalKey;
import io.tandem.metrics.Signals;
import io.tandem.policies.Gates;
import io.tandem.policies.PolicyCondition;
import io.tandem.policies.PolicyPredicate;
import io.tandem.policies.PolicyRule;
import io.tandem.policies.PolicySubject;
import io.tandem.policies.condition.Circumstances;
import io.tandem.policies.condition.Judgement;
import io.tandem.policies.condition.Reading;
import io.tandem.policies.machine.Observation;
import io.tandem.policies.machine.Step;
import io.tandem.policies.series.Facts;
import io.tandem.policies.wording.Judged;
import io.tandem.policies.wording.VerdictWords;
import io.tandem.shared.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges policies of one project in one pass; what they share is looked up once. */
final class Sitting {

  private final Project project;
  private final Instant now;
  private final Facts facts;
  private final Signals signals;
  private final @Nullable Gates gates;
  private final Map<PolicyRule, List<SignalKey>> keys = new HashMap<>();
  private final Map<SignalKey, Map<LocalDate, Instant>> closing = new HashMap<>();

  Sitting(Project project, Instant now, Facts facts, Signals signals, @Nullable Gates gates) {
    this.project = project;
    this.now = now;
    this.facts = facts;
    this.signals = signals;
    this.gates = gates;
  }

  /** Series of the predicates, in their order. */
  List<SignalKey> keys(PolicyRule rule) {
    return keys.computeIfAbsent(rule, facts::keys);
  }

  /** When a bucket closes for all series of a rule. */
  Instant due(PolicyRule rule, LocalDate bucket) {
    Instant due = Instant.MIN;
    for (SignalKey key : keys(rule)) {
      Instant closes =
          closing
              .computeIfAbsent(key, _ -> new HashMap<>())
              .computeIfAbsent(bucket, day -> signals.closes(project, key, day));
      due = closes.isAfter(due) ? closes : due;
    }
    return due;
  }

  /** Buckets begun but not judged yet, oldest first. */
  List<LocalDate> openBuckets(Candidate candidate) {
    Interval interval = candidate.rule().rule().condition().interval();
    LocalDate last = interval.startOf(LocalDate.ofInstant(now, project.zone()));
    List<LocalDate> open = new ArrayList<>();
    for (LocalDate bucket = candidate.nextBucket();
        !bucket.isAfter(last);
        bucket = interval.plus(bucket, 1)) {
      if (!candidate.memory().judgedEarly(bucket)) {
        open.add(bucket);
      }
    }
    return open;
  }

  /** Judges one bucket. */
  Evaluated judge(Candidate candidate, SignalTable table, Turn turn) {
    PolicyRule rule = candidate.rule().rule();
    List<PolicyPredicate> predicates = rule.condition().predicates();
    List<Reading> readings = table.readings(predicates, keys(rule), turn.bucket());
    Judgement judgement =
        candidate.rule().judge().judge(readings, circumstances(rule, turn.bucket()));
    Observation seen =
        new Observation(turn.bucket(), judgement.mark(), judgement.warn(), turn.early());
    Step step = candidate.rule().machine().step(candidate.memory(), seen);
    Judged words = new Judged(rule, facts.named(rule), judgement, seen, step);
    return new Evaluated(
        candidate,
        seen,
        judgement,
        step,
        VerdictWords.of(words),
        inputs(rule, readings),
        turn.next(),
        turn.nextDue());
  }

  private Circumstances circumstances(PolicyRule rule, LocalDate bucket) {
    PolicyCondition condition = rule.condition();
    PolicySubject subject = rule.subject();
    LocalDate launch = subject == null ? null : facts.subject(subject).launched();
    boolean open = !condition.gates() || (gates != null && gates.open(project.id(), subject, now));
    return new Circumstances(Circumstances.launched(condition, launch, bucket), open);
  }

  private List<PolicyInput> inputs(PolicyRule rule, List<Reading> readings) {
    List<PolicyInput> inputs = new ArrayList<>(readings.size());
    for (Reading reading : readings) {
      PolicySubject subject = facts.about(rule, reading.predicate());
      inputs.add(PolicyInput.of(reading, subject == null ? null : subject.key()));
    }
    return inputs;
  }

  /** Order of the rule's subject. */
  int priority(PolicyRule rule) {
    return facts.priority(rule.subject());
  }
}
