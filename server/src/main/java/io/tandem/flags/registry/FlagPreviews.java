package io.tandem.flags.registry;

import io.tandem.audiences.Segments;
import io.tandem.flags.FlagError;
import io.tandem.flags.definition.FlagBehaviour;
import io.tandem.flags.definition.FlagDefinition;
import io.tandem.flags.evaluation.CompiledFlag;
import io.tandem.flags.evaluation.FlagFault;
import io.tandem.flags.evaluation.FlagSet;
import io.tandem.flags.evaluation.FlagSubject;
import io.tandem.flags.live.FlagContext;
import io.tandem.flags.live.FlagSubjects;
import io.tandem.shared.CommonError;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;

/** What a change would do to people, before anybody saves it. */
@Component
class FlagPreviews {

  private static final String PRODUCTION = "production";

  private final FlagStore store;
  private final FlagReferences references;
  private final FlagBoundsStore bounds;
  private final FlagSubjects subjects;
  private final Segments segments;

  FlagPreviews(
      FlagStore store,
      FlagReferences references,
      FlagBoundsStore bounds,
      FlagSubjects subjects,
      Segments segments) {
    this.store = store;
    this.references = references;
    this.bounds = bounds;
    this.subjects = subjects;
    this.segments = segments;
  }

  /**
   * The effect on each of those asked for, in their order; nothing is kept or recorded.
   *
   * @throws TandemException {@code not_found}, {@code flag_archived}, {@code flag_broken} as long
   *     as it keeps a condition that cannot be read any more, {@code segment_building} while a
   *     segment was never worked out, and as {@link FlagReferences#check}
   */
  List<FlagEffect> of(ProjectId project, String key, FlagPreviewQuestion question) {
    StoredFlag flag =
        store.find(project, key).orElseThrow(() -> new TandemException(CommonError.NOT_FOUND));
    if (flag.archived()) {
      throw new TandemException(FlagError.FLAG_ARCHIVED, key);
    }
    String environment = Objects.requireNonNullElse(question.environment(), PRODUCTION);
    FlagContent content = flag.content();
    FlagBehaviour settings =
        question
            .change()
            .applied(content.environments().getOrDefault(environment, FlagBehaviour.OFF));
    FlagDefinition changed = flag.definition(content.with(environment, settings));
    references.check(project, changed, null);
    if (FlagFault.in(changed, environment)) {
      throw new TandemException(FlagError.FLAG_BROKEN, key, environment);
    }
    boolean broken = FlagFault.in(flag.definition(), environment);
    FlagContent now = broken ? content.without() : content;
    CompiledFlag before = compiled(project, flag.definition(now), environment);
    CompiledFlag after = compiled(project, changed, environment);
    Map<String, RoaringBitmap> members = members(project, changed, environment);
    List<FlagEffect> effects = new ArrayList<>();
    for (String id : question.ids()) {
      FlagContext context = new FlagContext(id, Map.of(), Map.of(), Map.of());
      FlagSubject subject = subjects.of(project, context, members);
      effects.add(new FlagEffect(id, before.evaluate(subject), after.evaluate(subject)));
    }
    return effects;
  }

  /** The flag as the store has all others now. */
  private CompiledFlag compiled(ProjectId project, FlagDefinition flag, String environment) {
    List<FlagDefinition> all = new ArrayList<>();
    store.all(project).stream()
        .map(StoredFlag::definition)
        .filter(other -> !other.key().equals(flag.key()) && !FlagFault.in(other, environment))
        .forEach(all::add);
    all.add(flag);
    return Objects.requireNonNull(
        FlagSet.compile(all, bounds.of(project), environment).find(flag.key()));
  }

  /** Who is in the segments that the change looks at; perhaps no flag in use does yet. */
  private Map<String, RoaringBitmap> members(
      ProjectId project, FlagDefinition flag, String environment) {
    Map<String, RoaringBitmap> members = new HashMap<>();
    flag.in(environment)
        .segments()
        .forEach(segment -> members.put(segment, segments.people(project, segment)));
    return members;
  }
}
