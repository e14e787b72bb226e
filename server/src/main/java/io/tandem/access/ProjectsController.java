package io.tandem.access;

import io.tandem.shared.TandemException;
import io.tandem.shared.Versions;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Projects and their environments. */
@RestController
@RequestMapping("/api/projects")
class ProjectsController {

  private static final String KEY = "[a-z][a-z0-9-]{0,39}";

  private final Projects projects;
  private final ProjectStore store;
  private final ProjectChanges changes;

  ProjectsController(Projects projects, ProjectStore store, ProjectChanges changes) {
    this.projects = projects;
    this.store = store;
    this.changes = changes;
  }

  @GetMapping
  @SignedIn
  List<ProjectView> listProjects(Caller caller) {
    return projects.all().stream()
        .filter(project -> !caller.rolesIn(project.id()).isEmpty())
        .map(ProjectView::of)
        .toList();
  }

  @PostMapping
  @SignedIn
  @ResponseStatus(HttpStatus.CREATED)
  ProjectView createProject(Caller caller, @Valid @RequestBody NewProject request) {
    boolean mayCreate =
        caller.everywhere() || (caller.memberId() != null && caller.administersAny());
    if (!mayCreate) {
      throw new TandemException(AccessError.FORBIDDEN);
    }
    return ProjectView.of(changes.create(caller, request.project()));
  }

  @GetMapping("/{project}")
  @Needs(Permission.VIEW)
  ResponseEntity<ProjectView> getProject(Actor actor) {
    return tagged(projects.get(actor.projectId()));
  }

  @PutMapping("/{project}")
  @Needs(Permission.ADMINISTER)
  ResponseEntity<ProjectView> updateProject(
      Actor actor,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody ProjectChange request) {
    return tagged(changes.update(actor, request.apply(actor.project(), Versions.match(ifMatch))));
  }

  @GetMapping("/{project}/environments")
  @Needs(Permission.VIEW)
  List<EnvironmentView> listEnvironments(Actor actor) {
    return store.environments(actor.projectId());
  }

  @PostMapping("/{project}/environments")
  @ResponseStatus(HttpStatus.CREATED)
  @Needs(Permission.ADMINISTER)
  EnvironmentView createEnvironment(Actor actor, @Valid @RequestBody NewEnvironment request) {
    return changes.addEnvironment(actor, request.key(), request.name());
  }

  private static ResponseEntity<ProjectView> tagged(Project project) {
    return ResponseEntity.ok().eTag(Versions.tag(project.version())).body(ProjectView.of(project));
  }

  /** A project to be made. */
  record NewProject(
      @NotBlank @Pattern(regexp = KEY) String key,
      @NotBlank @Size(max = 200) String name,
      @NotBlank @Size(max = 60) String zone,
      @NotBlank @Size(max = 20) String locale,
      @NotBlank @Size(max = 3) String currency) {

    Project project() {
      return new Project(
          new io.tandem.shared.ProjectId(0),
          key,
          name,
          ProjectChanges.zone(zone),
          ProjectChanges.locale(locale),
          ProjectChanges.currency(currency),
          0);
    }
  }

  /** A project's new properties. */
  record ProjectChange(
      @NotBlank @Size(max = 200) String name,
      @NotBlank @Size(max = 60) String zone,
      @NotBlank @Size(max = 20) String locale,
      @NotBlank @Size(max = 3) String currency) {

    Project apply(Project project, long version) {
      return new Project(
          project.id(),
          project.key(),
          name,
          ProjectChanges.zone(zone),
          ProjectChanges.locale(locale),
          ProjectChanges.currency(currency),
          version);
    }
  }

  /** An environment to be made. */
  record NewEnvironment(
      @NotBlank @Pattern(regexp = KEY) String key, @NotBlank @Size(max = 200) String name) {}
}
