package io.tandem.insights.saved;

import io.tandem.access.Actor;
import io.tandem.access.AuditTrail;
import io.tandem.insights.SavedInsight;
import io.tandem.insights.SavedInsights;
import io.tandem.insights.query.QueryCheck;
import io.tandem.shared.CommonError;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Saves insights: checked by their kind, versioned, audited. */
@Component
class InsightLibrary implements SavedInsights {

  private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

  /** Far beyond what an editor makes: a question, and a query, is read whenever it is listed. */
  private static final int MOST_CHARACTERS = 40_000;

  private final InsightStore store;
  private final QueryCheck queries;
  private final AuditTrail audit;
  private final Clock clock;

  InsightLibrary(InsightStore store, QueryCheck queries, AuditTrail audit, Clock clock) {
    this.store = store;
    this.queries = queries;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public Map<String, SavedInsight> named(ProjectId project, Collection<String> keys) {
    Map<String, SavedInsight> named = new HashMap<>();
    if (!keys.isEmpty()) {
      store.named(project, keys).forEach(insight -> named.put(insight.key(), insight));
    }
    return named;
  }

  /** The newest first; those archived only when asked for. */
  List<SavedInsight> list(ProjectId project, boolean archived) {
    return store.list(project, archived);
  }

  /**
   * One, also an archived one.
   *
   * @throws TandemException {@code not_found}
   */
  SavedInsight get(ProjectId project, String key) {
    return store.find(project, key).orElseThrow(() -> new TandemException(CommonError.NOT_FOUND));
  }

  /**
   * A new one.
   *
   * @throws TandemException {@code insight_taken}, {@code question_too_large}; as its kind refuses
   *     the query
   */
  @Transactional
  public SavedInsight create(Actor actor, InsightDraft draft) {
    String key = draft.key();
    if (key == null || !KEY.matcher(key).matches()) {
      throw new TandemException(
          CommonError.INVALID_REQUEST,
          "a key has 1 to 63 lower-case letters, digits, dashes and underscores");
    }
    SavedInsight made =
        new SavedInsight(
            key,
            draft.names(),
            kind(draft),
            draft.question(),
            draft.query(),
            draft.range(),
            actor.name(),
            now(),
            false,
            1);
    if (!store.insert(actor.projectId(), made)) {
      throw new TandemException(SavedInsightError.INSIGHT_TAKEN, key);
    }
    audit.record(actor, "insight.create", key, null, made);
    return made;
  }

  /**
   * Replaces names and question.
   *
   * @param version the version that was read
   * @throws TandemException as {@link #create}; {@code not_found}, {@code stale_version}, {@code
   *     insight_kind}
   */
  @Transactional
  public SavedInsight update(Actor actor, String key, long version, InsightDraft draft) {
    SavedInsight before = get(actor.projectId(), key);
    if (!kind(draft).equals(before.kind())) {
      throw new TandemException(SavedInsightError.OTHER_KIND, before.kind());
    }
    SavedInsight after =
        new SavedInsight(
            key,
            draft.names(),
            before.kind(),
            draft.question(),
            draft.query(),
            draft.range(),
            before.owner(),
            now(),
            before.archived(),
            version + 1);
    return replace(actor, "insight.update", before, after);
  }

  /**
   * Takes one off the lists; boards that show it say so.
   *
   * @throws TandemException {@code not_found}, {@code stale_version}
   */
  @Transactional
  public SavedInsight archive(Actor actor, String key, long version) {
    SavedInsight before = get(actor.projectId(), key);
    if (before.archived()) {
      return before;
    }
    return replace(actor, "insight.archive", before, archived(before, true, version + 1));
  }

  /**
   * Brings an archived one back.
   *
   * @throws TandemException {@code not_found}, {@code stale_version}, {@code not_archived}
   */
  @Transactional
  public SavedInsight restore(Actor actor, String key, long version) {
    SavedInsight before = get(actor.projectId(), key);
    if (!before.archived()) {
      throw new TandemException(SavedInsightError.NOT_ARCHIVED, key);
    }
    return replace(actor, "insight.restore", before, archived(before, false, version + 1));
  }

  private SavedInsight replace(
      Actor actor, String action, SavedInsight before, SavedInsight after) {
    if (before.version() != after.version() - 1 || !store.update(actor.projectId(), after)) {
      throw new TandemException(CommonError.STALE_VERSION);
    }
    audit.record(actor, action, after.key(), before, after);
    return after;
  }

  private String kind(InsightDraft draft) {
    for (JsonNode part : List.of(draft.question(), draft.query())) {
      if (!part.isObject()) {
        throw new TandemException(
            CommonError.INVALID_REQUEST, "question and query are JSON objects");
      }
      if (part.toString().length() > MOST_CHARACTERS) {
        throw new TandemException(SavedInsightError.QUESTION_TOO_LARGE, MOST_CHARACTERS);
      }
    }
    return queries.kindOf(draft.query());
  }

  /** As precise as it is stored, so that an answer equals what is read later. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private SavedInsight archived(SavedInsight before, boolean archived, long version) {
    return new SavedInsight(
        before.key(),
        before.names(),
        before.kind(),
        before.question(),
        before.query(),
        before.range(),
        before.owner(),
        now(),
        archived,
        version);
  }
}
