package io.tandem.flags.registry;

import io.tandem.access.Projects;
import io.tandem.flags.FlagError;
import io.tandem.flags.evaluation.CompiledFlag;
import io.tandem.flags.evaluation.FlagFault;
import io.tandem.flags.evaluation.FlagOutcome;
import io.tandem.flags.live.FlagSubjects;
import io.tandem.flags.live.LiveFlags;
import io.tandem.flags.registry.FlagDependencies.Dependency;
import io.tandem.shared.CommonError;
import io.tandem.shared.Page;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Flags to look at: lists, history, dependencies, who would get what. */
@Component
class FlagViews {

  private final FlagStore store;
  private final Projects projects;
  private final Evaluating evaluating;
  private final ShownFlags shown;
  private final JsonMapper json;

  FlagViews(
      FlagStore store,
      Projects projects,
      Evaluating evaluating,
      ShownFlags shown,
      JsonMapper json) {
    this.store = store;
    this.projects = projects;
    this.evaluating = evaluating;
    this.shown = shown;
    this.json = json;
  }

  /** What answers apps. */
  @Component
  record Evaluating(LiveFlags flags, FlagSubjects subjects) {}

  /** A page by key. */
  Page<Flag> list(ProjectId project, @Nullable String cursor, int limit, boolean archived) {
    int length = FlagPages.limit(limit);
    List<StoredFlag> read = store.list(project, FlagPages.after(cursor), length + 1, archived);
    return FlagPages.page(read, length, StoredFlag::key, shown.in(project));
  }

  /** One flag, also an archived one. */
  Flag get(ProjectId project, String key) {
    return shown.of(find(project, key));
  }

  /** Newest first. */
  Page<FlagRevisionView> revisions(
      ProjectId project, String key, @Nullable String cursor, int limit) {
    int length = FlagPages.limit(limit);
    StoredFlag flag = find(project, key);
    List<FlagRevision> read = store.revisions(flag.id(), FlagPages.before(cursor), length + 1);
    List<FlagRevisionView> shown = new ArrayList<>();
    for (int i = 0; i < read.size(); i++) {
      FlagRevision revision = read.get(i);
      FlagContent before = i + 1 < read.size() ? read.get(i + 1).content() : revision.content();
      shown.add(
          new FlagRevisionView(
              revision.revision(),
              revision.note(),
              revision.changedBy(),
              revision.changedAt(),
              FlagDifference.between(json, before, revision.content())));
    }
    return FlagPages.page(
        shown, length, revision -> Long.toString(revision.revision()), revision -> revision);
  }

  /** From one revision to another. */
  List<FlagDifference> differences(ProjectId project, String key, long from, long to) {
    StoredFlag flag = find(project, key);
    return FlagDifference.between(json, content(flag, from), content(flag, to));
  }

  private FlagContent content(StoredFlag flag, long revision) {
    return store.revision(flag.id(), revision).orElseThrow(FlagViews::notFound).content();
  }

  /** What a flag needs and what needs it. */
  FlagDependencies dependencies(ProjectId project, String key) {
    StoredFlag flag = find(project, key);
    List<Dependency> neededBy = new ArrayList<>();
    for (StoredFlag other : store.all(project)) {
      needs(other).stream()
          .filter(needed -> needed.flag().equals(key))
          .map(needed -> new Dependency(needed.environment(), other.key(), needed.is()))
          .forEach(neededBy::add);
    }
    return new FlagDependencies(needs(flag), neededBy, List.copyOf(FlagUses.segments(flag)));
  }

  private static List<Dependency> needs(StoredFlag flag) {
    List<Dependency> needs = new ArrayList<>();
    flag.content()
        .environments()
        .forEach((environment, settings) ->
            settings.prerequisites().stream()
                .map(needed -> new Dependency(environment, needed.flag(), needed.is()))
                .forEach(needs::add));
    return needs;
  }

  /**
   * What somebody would get now.
   *
   * @throws TandemException {@code not_found}, {@code unknown_environment}, {@code flag_archived},
   *     {@code flag_broken} when a condition cannot be read any more
   */
  FlagOutcome evaluate(ProjectId project, String key, FlagQuestion question) {
    String named = question.environment() == null ? "production" : question.environment();
    int environment =
        projects
            .environment(project, named)
            .orElseThrow(() -> new TandemException(FlagError.UNKNOWN_ENVIRONMENT, named));
    StoredFlag stored = find(project, key);
    if (stored.archived()) {
      throw new TandemException(FlagError.FLAG_ARCHIVED, key);
    }
    if (FlagFault.in(stored.definition(), named)) {
      throw new TandemException(FlagError.FLAG_BROKEN, key, named);
    }
    CompiledFlag flag = evaluating.flags().of(project, environment).find(key);
    if (flag == null) {
      throw notFound();
    }
    return flag.evaluate(evaluating.subjects().of(project, question.context()));
  }

  private StoredFlag find(ProjectId project, String key) {
    return store.find(project, key).orElseThrow(FlagViews::notFound);
  }

  private static TandemException notFound() {
    return new TandemException(CommonError.NOT_FOUND);
  }
}
