package io.tandem.access;

import io.tandem.access.WriteKeyStore.WriteKey;
import io.tandem.shared.CommonError;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists, creates and revokes write keys. */
@Component
class WriteKeyChanges {

  private final WriteKeyStore store;
  private final CountedWriteKeys keys;
  private final AuditTrail audit;
  private final Clock clock;

  WriteKeyChanges(WriteKeyStore store, CountedWriteKeys keys, AuditTrail audit, Clock clock) {
    this.store = store;
    this.keys = keys;
    this.audit = audit;
    this.clock = clock;
  }

  List<WriteKeyView> list(ProjectId project) {
    return keys.of(project).stream().map(key -> WriteKeyView.of(key, keys.usedToday(key))).toList();
  }

  /** A new key; {@code key} names it when it must be a certain one. */
  @Transactional
  public WriteKeyView create(Actor actor, WriteKeyRequest wanted, @Nullable String key) {
    WriteKey made = make(actor.projectId(), wanted, key);
    long id =
        store
            .insert(made)
            .orElseThrow(() ->
                new TandemException(
                    CommonError.INVALID_REQUEST,
                    "there is no environment " + wanted.environment()));
    WriteKeyView view = WriteKeyView.of(made.withId(id), 0);
    audit.record(actor, "write_key.create", Long.toString(id), null, view);
    StoredProjects.afterCommit(keys::refresh);
    return view;
  }

  private WriteKey make(ProjectId project, WriteKeyRequest wanted, @Nullable String key) {
    return new WriteKey(
        0,
        project,
        0,
        wanted.environment(),
        wanted.name(),
        key == null ? "tpk_" + Secrets.random() : key,
        wanted.dailyQuota(),
        clock.instant().truncatedTo(ChronoUnit.MICROS),
        null);
  }

  /** Revokes a key for good. */
  @Transactional
  public void revoke(Actor actor, long id) {
    WriteKeyView before =
        list(actor.projectId()).stream()
            .filter(key -> key.id() == id && key.revokedAt() == null)
            .findFirst()
            .orElseThrow(() -> new TandemException(CommonError.NOT_FOUND));
    if (!store.revoke(actor.projectId(), id)) {
      throw new TandemException(CommonError.NOT_FOUND);
    }
    audit.record(actor, "write_key.revoke", Long.toString(id), before, null);
    StoredProjects.afterCommit(keys::refresh);
  }
}
