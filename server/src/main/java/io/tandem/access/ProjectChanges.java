package io.tandem.access;

import io.tandem.shared.CommonError;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Creates and changes projects and their environments. */
@Component
class ProjectChanges {

  /** The environment every project begins with. */
  static final String PRODUCTION = "production";

  private final ProjectStore store;
  private final StoredProjects projects;
  private final MemberStore members;
  private final CachedCallers callers;
  private final AuditTrail audit;

  ProjectChanges(
      ProjectStore store,
      StoredProjects projects,
      MemberStore members,
      CachedCallers callers,
      AuditTrail audit) {
    this.store = store;
    this.projects = projects;
    this.members = members;
    this.callers = callers;
    this.audit = audit;
  }

  boolean none() {
    return projects.all().isEmpty();
  }

  /** A new project with an environment; its creator administers it. */
  @Transactional
  public Project create(Caller caller, Project wanted) {
    ProjectId id =
        store
            .insert(wanted)
            .orElseThrow(() -> new TandemException(AccessError.KEY_TAKEN, wanted.key()));
    store.insertEnvironment(id, PRODUCTION, "Production");
    Project created =
        new Project(
            id, wanted.key(), wanted.name(), wanted.zone(), wanted.locale(), wanted.currency(), 1);
    Set<Role> administrator = Set.of(Role.ADMIN);
    if (caller.memberId() != null) {
      members.setRoles(id, caller.memberId(), administrator);
    }
    audit.record(
        new Actor(created, caller.memberId(), caller.name(), administrator),
        "project.create",
        created.key(),
        null,
        ProjectView.of(created));
    refreshAfterCommit();
    return created;
  }

  /** Changes all but the key. */
  @Transactional
  public Project update(Actor actor, Project changed) {
    Project before = projects.get(actor.projectId());
    if (!store.update(changed)) {
      throw new TandemException(CommonError.STALE_VERSION);
    }
    Project after =
        new Project(
            changed.id(),
            changed.key(),
            changed.name(),
            changed.zone(),
            changed.locale(),
            changed.currency(),
            changed.version() + 1);
    audit.record(
        actor, "project.update", before.key(), ProjectView.of(before), ProjectView.of(after));
    refreshAfterCommit();
    return after;
  }

  /** A further environment. */
  @Transactional
  public EnvironmentView addEnvironment(Actor actor, String key, String name) {
    int id =
        store
            .insertEnvironment(actor.projectId(), key, name)
            .orElseThrow(() -> new TandemException(AccessError.KEY_TAKEN, key));
    EnvironmentView created = new EnvironmentView(id, key, name);
    audit.record(actor, "environment.create", key, null, created);
    return created;
  }

  private void refreshAfterCommit() {
    StoredProjects.afterCommit(() -> {
      projects.refresh();
      callers.forget();
    });
  }

  static ZoneId zone(String id) {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException unknown) {
      throw new TandemException(CommonError.INVALID_REQUEST, "there is no time zone " + id);
    }
  }

  static String locale(String tag) {
    try {
      return new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
    } catch (IllformedLocaleException unknown) {
      throw new TandemException(CommonError.INVALID_REQUEST, tag + " is no language tag");
    }
  }

  static String currency(String code) {
    try {
      return Currency.getInstance(code).getCurrencyCode();
    } catch (IllegalArgumentException unknown) {
      throw new TandemException(CommonError.INVALID_REQUEST, "there is no currency " + code);
    }
  }
}
