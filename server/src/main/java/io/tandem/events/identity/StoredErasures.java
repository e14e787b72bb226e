package io.tandem.events.identity;

import io.tandem.access.Actor;
import io.tandem.events.ErasedPerson;
import io.tandem.events.PersonErasure;
import io.tandem.events.PersonErasures;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Erases in two steps. The first, one transaction, takes ids and properties away and records what
 * is left to do; the second does that, at once or by itself after a failure or a restart.
 */
@Component
class StoredErasures implements PersonErasures {

  private static final Logger LOG = LoggerFactory.getLogger(StoredErasures.class);

  private final PersonRemoval removal;
  private final ErasureStore store;
  private final ObjectProvider<PersonErasure> shares;
  private final Clock clock;

  StoredErasures(
      PersonRemoval removal,
      ErasureStore store,
      ObjectProvider<PersonErasure> shares,
      Clock clock) {
    this.removal = removal;
    this.store = store;
    this.shares = shares;
    this.clock = clock;
  }

  @Override
  public boolean erase(Actor actor, long person) {
    return finish(removal.remove(actor, person));
  }

  /** Goes on with what an earlier failure or process left. */
  @Scheduled(fixedDelay = 5000)
  void goOn() {
    try {
      store.unfinished().forEach(this::finish);
    } catch (RuntimeException failed) {
      LOG.warn("Erasures wait for the stores: {}", failed.toString());
    }
  }

  private boolean finish(ErasedPerson erased) {
    try {
      shares.orderedStream().forEach(share -> share.erase(erased));
      store.finished(erased, clock.millis());
      return true;
    } catch (RuntimeException failed) {
      LOG.warn(
          "Person {} of project {} is not erased everywhere yet: {}",
          erased.keys().getFirst(),
          erased.project().value(),
          failed.toString());
      return false;
    }
  }
}
