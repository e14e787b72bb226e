package io.tandem.events.identity;

import io.tandem.events.identity.CopyLedger.Watermark;
import io.tandem.warehouse.Batch;
import io.tandem.warehouse.MergeCopy;
import io.tandem.warehouse.PersonCopy;
import io.tandem.warehouse.Warehouse;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sends person copies again that did not reach the event store, and stores how far it is. */
@Component
class CopyJob {

  private static final Logger LOG = LoggerFactory.getLogger(CopyJob.class);
  private static final int PIECE = 1000;

  private final PersonStore store;
  private final Warehouse warehouse;
  private final Identities identities;
  private final CopyLedger ledger;
  private final ErasureGate gate;

  CopyJob(
      PersonStore store,
      Warehouse warehouse,
      Identities identities,
      CopyLedger ledger,
      ErasureGate gate) {
    this.store = store;
    this.warehouse = warehouse;
    this.identities = identities;
    this.ledger = ledger;
    this.gate = gate;
  }

  /** Finds what an earlier process left uncopied. */
  @EventListener(ApplicationReadyEvent.class)
  void openAll() {
    store.projects().forEach(identities::open);
    run();
  }

  @Scheduled(fixedDelay = 2000)
  void run() {
    try {
      ledger.lost().forEach(this::copy);
      for (Watermark watermark : ledger.moved()) {
        store.copied(watermark.project(), watermark.version());
        ledger.stored(watermark);
      }
    } catch (RuntimeException failed) {
      LOG.warn("Person copies wait for the stores: {}", failed.toString());
    }
  }

  private void copy(Changes changes) {
    long next = changes.first();
    while (next <= changes.last()) {
      Changes rest = new Changes(changes.project(), next, changes.last());
      next = gate.pass(() -> copyPiece(rest)) + 1;
    }
    ledger.copied(changes);
  }

  /** Copies the beginning and answers the last version that is dealt with. */
  private long copyPiece(Changes rest) {
    List<PersonCopy> copies = store.copies(rest, PIECE);
    List<MergeCopy> merges = store.merges(rest, PIECE);
    long end = rest.last();
    if (copies.size() == PIECE) {
      end = Math.min(end, copies.getLast().version());
    }
    if (merges.size() == PIECE) {
      end = Math.min(end, merges.getLast().version());
    }
    if (!copies.isEmpty() || !merges.isEmpty()) {
      warehouse.append(new Batch(List.of(), copies, merges));
    }
    return end;
  }
}
