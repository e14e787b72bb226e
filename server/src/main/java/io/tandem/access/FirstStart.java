package io.tandem.access;

import io.tandem.access.ProjectsController.NewProject;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an empty installation begins with. Runs before the server takes requests. */
@Component
class FirstStart {

  private static final Caller INSTALLATION =
      new Caller(null, "installation", true, Map.of(), null, Caller.OWNER);

  private final AccessSettings settings;
  private final ProjectChanges projects;
  private final WriteKeyChanges keys;
  private final TokenStore tokens;
  private final InstallationStore installation;

  FirstStart(
      AccessSettings settings,
      ProjectChanges projects,
      WriteKeyChanges keys,
      TokenStore tokens,
      InstallationStore installation) {
    this.settings = settings;
    this.projects = projects;
    this.keys = keys;
    this.tokens = tokens;
    this.installation = installation;
  }

  /** Creates the default project, the owner's token or a setup link where they are missing. */
  @Transactional
  public void prepare() {
    if (projects.none()) {
      createDefaultProject();
    }
    if (!settings.initAdminToken().isBlank()) {
      tokens.ensureOwner(TokenStore.OWNER, settings.initAdminToken());
    }
    if (!settings.localToken().isBlank()) {
      tokens.ensureOwner(TokenStore.LOCAL, settings.localToken());
    }
    if (!installation.initialised()) {
      installation.makeSetupToken();
    }
  }

  private void createDefaultProject() {
    NewProject wanted =
        new NewProject("default", "Default", settings.defaultZone().getId(), "zh-CN", "CNY");
    Project project = projects.create(INSTALLATION, wanted.project());
    Actor actor = new Actor(project, null, INSTALLATION.name(), Set.of(Role.ADMIN));
    String key = settings.initProjectKey().isBlank() ? null : settings.initProjectKey();
    keys.create(actor, new WriteKeyRequest("Default", ProjectChanges.PRODUCTION, null), key);
  }
}
