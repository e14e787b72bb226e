package io.tandem.warehouse.index;

import io.tandem.shared.LocalDates;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.BehaviourIndex;
import io.tandem.warehouse.IndexAnswer;
import io.tandem.warehouse.IndexRefusal;
import io.tandem.warehouse.IndexSource;
import io.tandem.warehouse.IndexStatus;
import io.tandem.warehouse.IndexView;
import io.tandem.warehouse.ProjectZones;
import io.tandem.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The index of this installation: answers questions of what {@link Upkeep} keeps. */
final class LiveIndex implements BehaviourIndex, AutoCloseable {

  /** What it is made of. */
  record Parts(IndexSource source, Warehouse warehouse, ProjectZones zones, Path directory) {}

  /** What a question looks at, kept mapped until it is answered. */
  private record Sight(
      List<ShardView> shards, List<Segment> segments, IndexAnswer.Given<Boolean> moment) {}

  private final IndexSettings settings;
  private final Workers workers;
  private final Upkeep upkeep;

  LiveIndex(Parts parts, IndexSettings settings) {
    this.settings = settings;
    this.workers = new Workers(settings.workers());
    this.upkeep = new Upkeep(parts, settings);
  }

  /** Opens, or builds, in the background. */
  void start() {
    upkeep.start();
  }

  @Override
  public <T> IndexAnswer<T> ask(
      ProjectId project, ZoneId zone, LocalDates range, Function<IndexView, T> question) {
    IndexRefusal refusal = unfit(zone, range);
    if (refusal != null) {
      return new IndexAnswer.Refused<>(refusal);
    }
    Object looked = look(project.value(), zone);
    if (!(looked instanceof Sight sight)) {
      return new IndexAnswer.Refused<>((IndexRefusal) looked);
    }
    try {
      T value = question.apply(new ProjectView(sight.shards(), workers, zone));
      return new IndexAnswer.Given<>(value, sight.moment().asOf(), sight.moment().mergeVersion());
    } finally {
      sight.segments().forEach(Segment::release);
    }
  }

  @Override
  public @Nullable IndexRefusal obstacle(ProjectId project, ZoneId zone, LocalDates range) {
    return unfit(zone, range);
  }

  private @Nullable IndexRefusal unfit(ZoneId zone, LocalDates range) {
    IndexRefusal unavailable = upkeep.unavailable();
    if (unavailable != null) {
      return unavailable;
    }
    return LocalDays.split(zone, range.from(), range.to()) ? IndexRefusal.MIDNIGHT : null;
  }

  /** A {@link Sight}, or why there is none. */
  private Object look(int id, ZoneId zone) {
    long deadline = System.nanoTime() + settings.maxWait().toNanos();
    try {
      if (!upkeep.lock().tryLock(settings.maxWait().toNanos(), TimeUnit.NANOSECONDS)) {
        return IndexRefusal.BEHIND;
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return IndexRefusal.BEHIND;
    }
    try {
      IndexRefusal behind = upkeep.catchUp(deadline);
      return behind != null ? behind : sight(upkeep.state(), id, zone);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } finally {
      upkeep.lock().unlock();
    }
  }

  private Object sight(IndexState state, int id, ZoneId zone) throws IOException {
    ProjectIndex project = state.projects().get(id);
    List<ShardView> shards = project == null ? List.of() : project.view();
    if (project != null && !Set.of(LocalDays.tag(zone)).containsAll(project.tags())) {
      upkeep.zoneAsked();
      return IndexRefusal.ZONE;
    }
    List<Segment> segments = List.copyOf(state.files().segments());
    segments.forEach(Segment::use);
    return new Sight(
        shards, segments, new IndexAnswer.Given<>(true, state.position(), state.mergeVersion()));
  }

  @Override
  public void rebuild() {
    upkeep.rebuild("asked for");
  }

  @Override
  public IndexStatus status() {
    IndexRefusal unavailable = upkeep.unavailable();
    if (unavailable != null) {
      return absent(unavailable.name().toLowerCase(Locale.ROOT));
    }
    upkeep.lock().lock();
    try {
      IndexState state = upkeep.state();
      StoredIndex files = state.files();
      long memory = state.unwritten();
      return new IndexStatus(
          "ready",
          state.position().token(),
          files.events() + memory,
          files.segments().size(),
          files.bytes(),
          memory,
          upkeep.builds().last(),
          upkeep.builds().done(),
          upkeep.builds().events());
    } finally {
      upkeep.lock().unlock();
    }
  }

  private IndexStatus absent(String state) {
    return new IndexStatus(
        state,
        "",
        0,
        0,
        0,
        0,
        upkeep.builds().last(),
        upkeep.builds().done(),
        upkeep.builds().events());
  }

  /** Writes what is in memory, then closes. */
  @Override
  public void close() {
    upkeep.close();
    workers.close();
  }
}
