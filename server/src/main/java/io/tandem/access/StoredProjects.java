package io.tandem.access;

import io.tandem.shared.CommonError;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** All projects in memory, read anew after each change. */
@Component
class StoredProjects implements Projects {

  private final ProjectStore store;
  private volatile Map<String, Project> byKey = Map.of();
  private volatile Map<ProjectId, Project> byId = Map.of();

  StoredProjects(ProjectStore store) {
    this.store = store;
    refresh();
  }

  @Override
  public Optional<Project> byKey(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  @Override
  public Project get(ProjectId id) {
    Project project = byId.get(id);
    if (project == null) {
      throw new TandemException(CommonError.NOT_FOUND);
    }
    return project;
  }

  @Override
  public List<Project> all() {
    Collection<Project> projects = byKey.values();
    return projects.stream().sorted(java.util.Comparator.comparing(Project::key)).toList();
  }

  @Override
  public Optional<Integer> environment(ProjectId project, String key) {
    return store.environments(project).stream()
        .filter(environment -> environment.key().equals(key))
        .map(EnvironmentView::id)
        .findFirst();
  }

  final synchronized void refresh() {
    List<Project> projects = store.all();
    byId =
        projects.stream().collect(Collectors.toUnmodifiableMap(Project::id, Function.identity()));
    byKey =
        projects.stream().collect(Collectors.toUnmodifiableMap(Project::key, Function.identity()));
  }

  /** Reads anew once the present transaction is committed. */
  static void afterCommit(Runnable refresh) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      refresh.run();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            refresh.run();
          }
        });
  }
}
