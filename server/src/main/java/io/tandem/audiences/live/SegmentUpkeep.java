package io.tandem.audiences.live;

import io.tandem.access.Project;
import io.tandem.audiences.rules.Rule;
import io.tandem.events.ErasedPerson;
import io.tandem.shared.ProjectId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Segments at work, project by project. */
@Component
public class SegmentUpkeep {

  private final Sources sources;
  private final Map<ProjectId, ProjectUpkeep> projects = new ConcurrentHashMap<>();
  private final Set<ProjectId> touched = ConcurrentHashMap.newKeySet();

  SegmentUpkeep(Sources sources) {
    this.sources = sources;
  }

  ProjectUpkeep of(ProjectId project) {
    return projects.computeIfAbsent(project, id -> new ProjectUpkeep(sources, id));
  }

  /** Asks for a look at a project's definitions as soon as the running transaction is committed. */
  public void touch(ProjectId project) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            touched.add(project);
          }
        });
  }

  /** True once after a {@link #touch}. */
  boolean wasTouched(ProjectId project) {
    return touched.remove(project);
  }

  /** Person keys of those in a segment; null as long as it was never worked out. */
  public @Nullable RoaringBitmap members(ProjectId project, long segment) {
    return of(project).members(segment);
  }

  /** Takes an erased person out of everything that is held in memory or in the event store. */
  public void erase(ErasedPerson person) {
    of(person.project()).erase(person.keys());
  }

  /** Says who is in a segment that a rule refers to; null when nobody knows. */
  @FunctionalInterface
  public interface Others {
    @Nullable RoaringBitmap members(String key);
  }

  /**
   * Who a rule would hold, worked out from the store just now.
   *
   * @param everybody of the project
   */
  public record Held(RoaringBitmap people, RoaringBitmap everybody) {}

  /** Works a rule out without keeping it. */
  public Held hold(Project project, Rule rule, java.time.LocalDate today, Others others) {
    Map<Rule.Leaf, State> states = new LinkedHashMap<>();
    Map<Rule.Leaf, Buckets> buckets = new LinkedHashMap<>();
    for (Rule.Leaf leaf : io.tandem.audiences.rules.Rules.leaves(rule)) {
      Buckets of = new Buckets(Leaves.period(leaf), project.zone(), today);
      buckets.put(leaf, of);
      states.put(leaf, Leaves.state(leaf, of));
    }
    sources.reading().fill(new Reading.Wanted(project.id(), states, buckets), new People());
    states.forEach((leaf, state) -> {
      if (leaf instanceof Rule.InSegment(String key)
          && Objects.requireNonNull(state) instanceof State.Known known) {
        RoaringBitmap members = others.members(key);
        known.replace(members == null ? new RoaringBitmap() : members);
      }
    });
    RoaringBitmap everybody = of(project.id()).everybody();
    if (everybody == null) {
      everybody = new RoaringBitmap();
      sources.reading().people(new Reading.Whole(project.id(), project.zone(), today), everybody);
    }
    return new Held(new Evaluation(states, everybody, today).people(rule), everybody);
  }
}
