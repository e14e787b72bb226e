package io.tandem.flags.live;

import io.tandem.access.Projects;
import io.tandem.flags.definition.FlagBounds;
import io.tandem.flags.definition.FlagDefinition;
import io.tandem.flags.evaluation.FlagFault;
import io.tandem.flags.evaluation.FlagSet;
import io.tandem.flags.live.FlagSource.Sourced;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The flags of every project, compiled, in memory. Reading never touches the store: as long as that
 * cannot be reached, evaluation goes on with what was read last.
 */
@Component
public class LiveFlags {

  private static final Logger LOG = LoggerFactory.getLogger(LiveFlags.class);

  private final FlagSource source;
  private final Projects projects;
  private volatile Map<ProjectId, Held> held = Map.of();
  private volatile boolean reachable;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  LiveFlags(FlagSource source, Projects projects) {
    this.source = source;
    this.projects = projects;
    refresh();
  }

  /**
   * A project's flags.
   *
   * @param changes how often they had changed when they were read
   * @param known by key
   * @param environments by id; one that no flag says anything about is {@code elsewhere}
   * @param segments keys of the segments that conditions look at
   */
  private record Held(
      long changes,
      Map<String, Known> known,
      Map<Integer, FlagSet> environments,
      FlagSet elsewhere,
      Set<String> segments) {}

  /**
   * Which flag it is in the store.
   *
   * @param id its number
   * @param revision number of the revision in force
   */
  public record Known(long id, long revision) {

    private static final Known NOTHING = new Known(0, 0);
  }

  /** The flags of an environment. */
  public FlagSet of(ProjectId project, int environment) {
    Held flags = held.get(project);
    return flags == null
        ? FlagSet.EMPTY
        : flags.environments.getOrDefault(environment, flags.elsewhere);
  }

  /** True when a project has flags in use. */
  public boolean any(ProjectId project) {
    Held flags = held.get(project);
    return flags != null && !flags.known.isEmpty();
  }

  /** Which flag it is in the store; nothing for one that came or went this very moment. */
  public Known known(ProjectId project, String key) {
    Held flags = held.get(project);
    return flags == null ? Known.NOTHING : flags.known.getOrDefault(key, Known.NOTHING);
  }

  /** Grows whenever flags of a project change; the same on all servers and after a restart. */
  public long changes(ProjectId project) {
    Held flags = held.get(project);
    return flags == null ? 0 : flags.changes;
  }

  /** Which segments conditions look at. */
  Map<ProjectId, Set<String>> segments() {
    return held.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().segments));
  }

  /** False from the moment the store could not be read until it can be again. */
  boolean reachable() {
    return reachable;
  }

  /** Reads what changed since the last time and swaps it in. */
  public final synchronized void refresh() {
    boolean read = false;
    Map<ProjectId, Held> before = held;
    try {
      held = newest();
      read = true;
    } finally {
      reachable = read;
    }
    if (!held.equals(before)) {
      listeners.forEach(Runnable::run);
    }
  }

  /** Calls back, briefly, whenever flags of some project changed in memory. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /**
   * Reads the store when somebody heard of a change that is not in memory yet: from another server,
   * which may have it a moment earlier.
   */
  public final synchronized void catchUp(ProjectId project, long changes) {
    if (reachable && changes(project) < changes) {
      try {
        refresh();
      } catch (DataAccessException | TransactionException unreachable) {
        LOG.warn("Flags were not read: {}", unreachable.getMessage());
      }
    }
  }

  private Map<ProjectId, Held> newest() {
    Map<ProjectId, Held> next = new HashMap<>(held);
    source
        .changes()
        .forEach((project, changes) -> {
          Held known = next.get(project);
          if (known == null || known.changes != changes) {
            read(project, changes).ifPresent(read -> next.put(project, read));
          }
        });
    return Map.copyOf(next);
  }

  /** Empty when they cannot be compiled: what was read before stays. */
  private Optional<Held> read(ProjectId project, long changes) {
    try {
      return Optional.of(compiled(project, changes, source.flags(project)));
    } catch (TandemException broken) {
      LOG.error("Flags of project {} cannot be compiled", project.value(), broken);
      return Optional.empty();
    }
  }

  /**
   * A flag of which something cannot be read any more in an environment is left out there, as if
   * there were none of its key.
   */
  private static List<FlagDefinition> sound(
      ProjectId project, List<FlagDefinition> flags, String environment) {
    return flags.stream()
        .filter(flag -> {
          boolean broken = FlagFault.in(flag, environment);
          if (broken) {
            LOG.error(
                "Flag {} of project {} cannot be read in {}: change or remove the condition that"
                    + " its page names",
                flag.key(),
                project.value(),
                environment);
          }
          return !broken;
        })
        .toList();
  }

  private Held compiled(ProjectId project, long changes, List<Sourced> sourced) {
    Map<String, Known> known = new HashMap<>();
    List<FlagDefinition> flags = new ArrayList<>();
    for (Sourced flag : sourced) {
      known.put(flag.definition().key(), new Known(flag.id(), flag.revision()));
      flags.add(flag.definition());
    }
    FlagBounds bounds = source.bounds(project);
    Set<String> segments = new TreeSet<>();
    Map<Integer, FlagSet> environments = new HashMap<>();
    for (FlagDefinition flag : flags) {
      flag.settings()
          .forEach((key, behaviour) -> {
            segments.addAll(behaviour.segments());
            projects
                .environment(project, key)
                .ifPresent(id ->
                    environments.computeIfAbsent(
                        id, _ -> FlagSet.compile(sound(project, flags, key), bounds, key)));
          });
    }
    return new Held(
        changes,
        Map.copyOf(known),
        Map.copyOf(environments),
        FlagSet.compile(flags, bounds, ""),
        segments);
  }
}
