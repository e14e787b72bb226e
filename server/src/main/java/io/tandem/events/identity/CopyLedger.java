package io.tandem.events.identity;

import io.tandem.shared.ProjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Which committed changes of people are not yet known to be in the event store. A change is
 * committed before its copy is appended; what lies between when the process dies is above the
 * stored watermark and is copied again at the next start.
 */
@Component
class CopyLedger {

  private static final class Account {
    /** First version to the changes waiting; true when they must be sent again. */
    private final TreeMap<Long, Waiting> waiting = new TreeMap<>();

    private long highest;
    private long stored;
  }

  private record Waiting(Changes changes, boolean lost) {}

  /** How far a project's changes are copied without a gap. */
  record Watermark(ProjectId project, long version) {}

  private final Map<ProjectId, Account> accounts = new ConcurrentHashMap<>();

  /** Begins with what an earlier process left. */
  void open(ProjectId project, long version, long copiedVersion) {
    Account account = new Account();
    account.highest = version;
    account.stored = copiedVersion;
    if (accounts.putIfAbsent(project, account) == null && version > copiedVersion) {
      put(new Changes(project, copiedVersion + 1, version), true);
    }
  }

  void committed(Changes changes) {
    if (!changes.isEmpty()) {
      put(changes, false);
    }
  }

  void notCopied(Changes changes) {
    if (!changes.isEmpty()) {
      put(changes, true);
    }
  }

  private void put(Changes changes, boolean lost) {
    Account account = account(changes.project());
    synchronized (account) {
      account.waiting.put(changes.first(), new Waiting(changes, lost));
      account.highest = Math.max(account.highest, changes.last());
    }
  }

  void copied(Changes changes) {
    if (!changes.isEmpty()) {
      Account account = account(changes.project());
      synchronized (account) {
        account.waiting.remove(changes.first());
      }
    }
  }

  /** What must be sent again. */
  List<Changes> lost() {
    List<Changes> lost = new ArrayList<>();
    for (Account account : accounts.values()) {
      synchronized (account) {
        account.waiting.values().stream()
            .filter(Waiting::lost)
            .forEach(waiting -> lost.add(waiting.changes()));
      }
    }
    return lost;
  }

  /** Watermarks that moved since they were last stored. */
  List<Watermark> moved() {
    List<Watermark> moved = new ArrayList<>();
    accounts.forEach((project, account) -> {
      synchronized (account) {
        long version = account.waiting.isEmpty() ? account.highest : account.waiting.firstKey() - 1;
        if (version > account.stored) {
          moved.add(new Watermark(project, version));
        }
      }
    });
    return moved;
  }

  void stored(Watermark watermark) {
    Account account = account(watermark.project());
    synchronized (account) {
      account.stored = Math.max(account.stored, watermark.version());
    }
  }

  private Account account(ProjectId project) {
    Account account = accounts.get(project);
    if (account == null) {
      throw new IllegalStateException("project " + project.value() + " was not opened");
    }
    return account;
  }
}
