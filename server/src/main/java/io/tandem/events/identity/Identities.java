package io.tandem.events.identity;

import static java.util.Objects.requireNonNull;

import io.tandem.events.ErasedPerson;
import io.tandem.events.identity.PersonStore.Counter;
import io.tandem.events.intake.IdentityLink;
import io.tandem.events.intake.PersonChange;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives every event its person key, and applies merges and person properties. All of a batch is
 * committed when this returns; a batch of ids known to this process that changes nobody costs no
 * SQL.
 *
 * <p>Keys are dense, given above the highest of both stores when a project is first used by this
 * process, so that none is reused after one store was restored from an older backup.
 */
@Component
public class Identities {

  private final PersonStore store;
  private final Warehouse warehouse;
  private final TransactionTemplate transaction;
  private final CopyLedger ledger;
  private final JsonMapper json;
  private final KnownIds known = new KnownIds(500_000);
  private final Map<ProjectId, ReentrantLock> opened = new ConcurrentHashMap<>();

  Identities(
      PersonStore store,
      Warehouse warehouse,
      TransactionTemplate transaction,
      JsonMapper json,
      CopyLedger ledger) {
    this.store = store;
    this.warehouse = warehouse;
    this.transaction = transaction;
    this.json = json;
    this.ledger = ledger;
  }

  /**
   * Identifies a batch.
   *
   * @param received of the batch, UTC milliseconds
   * @param claims in the order the events were sent
   */
  public Identified identify(ProjectId project, long received, List<Claim> claims) {
    Identified recalled = recall(project, claims);
    if (recalled != null) {
      return recalled;
    }
    ReentrantLock lock = lockOf(project);
    CensusTaker reader = new CensusTaker(store, project, known, json);
    if (reader.changesNothing(claims)) {
      reader.remember();
      return reader.unchanged();
    }
    lock.lock();
    try {
      CensusTaker taker = new CensusTaker(store, project, known, json);
      Identified identified =
          requireNonNull(
              transaction.execute(_ -> taker.take(store.lock(project), received, claims)));
      ledger.committed(identified.changes());
      taker.remember();
      return identified;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes a person away and forgets the ids.
   *
   * @param taking runs in a transaction that holds the project's counter
   */
  ErasedPerson forget(ProjectId project, Supplier<ErasedPerson> taking) {
    lockOf(project);
    ErasedPerson taken =
        requireNonNull(
            transaction.execute(_ -> {
              store.lock(project);
              return taking.get();
            }));
    known.forget(project, taken.distinctIds());
    return taken;
  }

  /** Says that the copies of these changes are in the event store. */
  public void copied(Changes changes) {
    ledger.copied(changes);
  }

  /** Says that the copies of these changes did not reach the event store; they are sent again. */
  public void notCopied(Changes changes) {
    ledger.notCopied(changes);
  }

  /** Prepares a project for use by this process. */
  void open(ProjectId project) {
    lockOf(project);
  }

  private ReentrantLock lockOf(ProjectId project) {
    return opened.computeIfAbsent(project, this::opening);
  }

  private ReentrantLock opening(ProjectId project) {
    Counter counter = store.open(project, warehouse.highestPerson(project));
    ledger.open(project, counter.version(), counter.copiedVersion());
    return new ReentrantLock();
  }

  /** The answer from memory, or null where the store must be asked. */
  private @Nullable Identified recall(ProjectId project, List<Claim> claims) {
    List<Long> persons = new ArrayList<>(claims.size());
    for (Claim claim : claims) {
      Long person = known.person(project, claim.distinctId());
      if (person == null || changes(project, claim)) {
        return null;
      }
      persons.add(person);
    }
    return new Identified(persons, List.of(), List.of(), Map.of(), Changes.none(project));
  }

  private boolean changes(ProjectId project, Claim claim) {
    PersonChange change = claim.change();
    if (change.set() != null || change.setOnce() != null) {
      return true;
    }
    return switch (change.link()) {
      case null -> false;
      case IdentityLink.Identify(var anonymousId) ->
          !known.areOneKnown(
              project, claim.distinctId(), anonymousId == null ? claim.distinctId() : anonymousId);
      case IdentityLink.Alias(var alias) -> !known.areOneKnown(project, claim.distinctId(), alias);
      case IdentityLink.MergeDangerously(var alias) ->
          !known.areOneKnown(project, claim.distinctId(), alias);
    };
  }
}
