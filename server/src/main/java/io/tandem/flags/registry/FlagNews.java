package io.tandem.flags.registry;

import io.tandem.flags.live.LiveFlags;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Brings a change into evaluation on this server; the others look for it twice a second. */
@Component
class FlagNews {

  private final LiveFlags live;

  FlagNews(LiveFlags live) {
    this.live = live;
  }

  /** Call it inside the transaction that changes flags. */
  void afterCommit() {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            live.refresh();
          }
        });
  }
}
