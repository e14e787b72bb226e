package io.tandem.policies.ledger;

import io.tandem.policies.ledger.Effects.NotDoneException;
import io.tandem.shared.Sentence;
import io.tandem.shared.TandemException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.UnexpectedRollbackException;

/** Runs a claimed action and decides what a failure means. */
@Component
class Running {

  private static final Logger log = LoggerFactory.getLogger(Running.class);
  private static final int TRY_AGAIN = 503;
  private static final Sentence BUSY =
      new Sentence("数据库繁忙，稍后重试", "The database was busy; it will be tried again");
  private static final Sentence FAULT =
      new Sentence(
          "内部错误，未作任何改动；详见服务日志", "An internal fault; nothing was changed. See the server's log");

  private final Effects effects;

  Running(Effects effects) {
    this.effects = effects;
  }

  /**
   * Runs it. A commit whose fate is unknown is asked for again: what was committed is no longer
   * claimed, so nothing is written over it.
   */
  void run(Entry claim) {
    try {
      effects.run(claim);
    } catch (NotDoneException failed) {
      effects.fail(claim, failed.reason());
    } catch (TandemException refused) {
      refused(claim, refused);
    } catch (UnexpectedRollbackException halfDone) {
      log.error("Action {} of type {} swallowed a failure", claim.id(), claim.type(), halfDone);
      effects.fail(claim, FAULT);
    } catch (TransientDataAccessException
        | DataAccessResourceFailureException
        | TransactionException busy) {
      log.warn("Action {} found the store busy", claim.id(), busy);
      effects.later(claim, BUSY);
    } catch (RuntimeException fault) {
      log.error("Action {} of type {} failed", claim.id(), claim.type(), fault);
      effects.fail(claim, FAULT);
    }
  }

  private void refused(Entry claim, TandemException refused) {
    Sentence reason =
        new Sentence(refused.sentence(Locale.CHINESE), refused.sentence(Locale.ENGLISH));
    if (refused.code().status() == TRY_AGAIN) {
      effects.later(claim, reason);
    } else {
      effects.fail(claim, reason);
    }
  }
}
