package io.tandem.policies.evaluation;

import io.tandem.access.Actor;
import io.tandem.metrics.Signal;
import io.tandem.metrics.SignalKey;
import io.tandem.metrics.Signals;
import io.tandem.policies.ActionView;
import io.tandem.policies.Actions;
import io.tandem.policies.PolicyRule;
import io.tandem.policies.evaluation.EvaluationStore.PageEnd;
import io.tandem.policies.series.Facts;
import io.tandem.policies.series.RuleFacts;
import io.tandem.shared.CommonError;
import io.tandem.shared.Page;
import io.tandem.shared.TandemException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Evaluations as people read them: marked where a signal was revised since, with their actions. */
@Component
class Evaluations {

  private static final Pattern CURSOR =
      Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})_([0-9]{1,18})");
  private static final PageEnd NEWEST = new PageEnd(LocalDate.of(9999, 12, 31), Long.MAX_VALUE);

  private final EvaluationStore store;
  private final SweepStore rules;
  private final RuleFacts facts;
  private final Signals signals;
  private final Actions actions;

  Evaluations(
      EvaluationStore store, SweepStore rules, RuleFacts facts, Signals signals, Actions actions) {
    this.store = store;
    this.rules = rules;
    this.facts = facts;
    this.signals = signals;
    this.actions = actions;
  }

  /**
   * A page, newest bucket first.
   *
   * @throws TandemException {@code not_found}, {@code invalid_request} on a cursor not given out
   */
  Page<PolicyEvaluation> list(Actor actor, String key, @Nullable String cursor, int limit) {
    long policy =
        store
            .policy(actor.projectId(), key)
            .orElseThrow(() -> new TandemException(CommonError.NOT_FOUND));
    int length = Math.clamp(limit, 1, 200);
    List<StoredEvaluation> read = store.list(policy, end(cursor), length + 1);
    List<StoredEvaluation> page = read.subList(0, Math.min(length, read.size()));
    if (page.isEmpty()) {
      return new Page<>(List.of(), null);
    }
    Map<LocalDate, List<ActionView>> asked = asked(actor, key, page);
    Map<Long, SignalTable> newest = newest(actor, policy, page);
    List<PolicyEvaluation> items = new ArrayList<>();
    for (StoredEvaluation evaluation : page) {
      PolicyRule rule = rules.rule(policy, evaluation.revision()).rule();
      SignalTable table = newest.get(evaluation.revision());
      List<SignalKey> keys = facts.of(actor.projectId()).keys(rule);
      List<PolicyInput> inputs =
          table == null ? evaluation.inputs() : marked(evaluation, keys, table);
      items.add(view(evaluation, inputs, asked.getOrDefault(evaluation.bucket(), List.of())));
    }
    return new Page<>(items, read.size() > length ? cursor(page.getLast()) : null);
  }

  private Map<LocalDate, List<ActionView>> asked(
      Actor actor, String key, List<StoredEvaluation> page) {
    return actions
        .of(actor.project(), actor, key, page.getLast().bucket(), page.getFirst().bucket())
        .stream()
        .filter(action -> action.bucket() != null)
        .collect(Collectors.groupingBy(ActionView::bucket));
  }

  /** The newest versions of the series each revision watched, over the page's buckets. */
  private Map<Long, SignalTable> newest(Actor actor, long policy, List<StoredEvaluation> page) {
    Map<Long, SignalTable> tables = new HashMap<>();
    LocalDate from = page.getLast().bucket();
    LocalDate to = page.getFirst().bucket();
    Facts known = facts.of(actor.projectId());
    page.stream()
        .map(StoredEvaluation::revision)
        .distinct()
        .sorted(Comparator.naturalOrder())
        .forEach(revision -> {
          List<SignalKey> keys = known.keys(rules.rule(policy, revision).rule());
          Map<SignalKey, List<Signal>> closed = signals.closed(actor.projectId(), keys, from, to);
          tables.put(revision, new SignalTable(closed));
        });
    return tables;
  }

  private static List<PolicyInput> marked(
      StoredEvaluation evaluation, List<SignalKey> keys, SignalTable newest) {
    List<PolicyInput> marked = new ArrayList<>();
    for (int i = 0; i < evaluation.inputs().size(); i++) {
      PolicyInput input = evaluation.inputs().get(i);
      Signal now = newest.find(keys.get(i), evaluation.bucket());
      boolean revised = now != null && input.version() > 0 && now.version() > input.version();
      marked.add(revised ? input.revisedNow() : input);
    }
    return marked;
  }

  private static PolicyEvaluation view(
      StoredEvaluation evaluation, List<PolicyInput> inputs, List<ActionView> actions) {
    return new PolicyEvaluation(
        evaluation.bucket(),
        evaluation.revision(),
        evaluation.verdict(),
        evaluation.breach(),
        evaluation.stateBefore(),
        evaluation.stateAfter(),
        evaluation.sentence(),
        inputs,
        evaluation.episode(),
        evaluation.early(),
        actions,
        evaluation.judgedAt());
  }

  private static String cursor(StoredEvaluation last) {
    String text = last.bucket() + "_" + last.id();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static PageEnd end(@Nullable String cursor) {
    if (cursor == null || cursor.isEmpty()) {
      return NEWEST;
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      Matcher matcher = CURSOR.matcher(text);
      if (matcher.matches()) {
        return new PageEnd(LocalDate.parse(matcher.group(1)), Long.parseLong(matcher.group(2)));
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      // no cursor of ours either
    }
    throw new TandemException(CommonError.INVALID_REQUEST, "the cursor is not one given out");
  }
}
