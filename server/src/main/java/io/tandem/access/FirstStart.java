package io.tandem.access;

import io.tandem.access.ProjectsController.NewProject;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an empty installation begins with. Runs before the server takes requests. */
@Component
class FirstStart {

  private static final Caller INSTALLATION = new Caller(null, "installation", true, Map.of(), null);

  private final AccessSettings settings;
  private final Projects projects;
  private final ProjectChanges projectChanges;
  private final WriteKeyChanges keys;
  private final TokenStore tokens;

  FirstStart(
      AccessSettings settings,
      Projects projects,
      ProjectChanges projectChanges,
      WriteKeyChanges keys,
      TokenStore tokens) {
    this.settings = settings;
    this.projects = projects;
    this.projectChanges = projectChanges;
    this.keys = keys;
    this.tokens = tokens;
  }

  /** Creates the default project and the owner's token where they are missing. */
  @Transactional
  public void prepare() {
    if (projects.all().isEmpty()) {
      createDefaultProject();
    }
    if (!settings.initAdminToken().isBlank()) {
      tokens.ensureOwner(settings.initAdminToken());
    }
  }

  private void createDefaultProject() {
    NewProject wanted =
        new NewProject("default", "Default", settings.defaultZone().getId(), "zh-CN", "CNY");
    Project project = projectChanges.create(INSTALLATION, wanted.project());
    Actor actor = new Actor(project, null, INSTALLATION.name(), Set.of(Role.ADMIN));
    String key = settings.initProjectKey().isBlank() ? null : settings.initProjectKey();
    keys.create(actor, new WriteKeyRequest("Default", ProjectChanges.PRODUCTION, null), key);
  }
}
