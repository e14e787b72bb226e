package io.tandem.warehouse;

import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf a thread asks the stores, and how far its question is. The stores serve askers in
 * turn. Interrupting a thread that asks ends its question.
 */
public final class Asking {

  private static final ScopedValue<Asking> NOW = ScopedValue.newInstance();

  private final String who;
  private volatile @Nullable DoubleSupplier progress;
  private volatile boolean waiting;

  /** Asks for somebody: any text that differs between them, not empty. */
  public Asking(String who) {
    this.who = who;
  }

  /** Does something on their behalf. */
  public <T> T in(Supplier<T> work) {
    return ScopedValue.where(NOW, this).call(work::get);
  }

  /** For whom this thread asks; null when for nobody in particular. */
  public static @Nullable Asking current() {
    return NOW.isBound() ? NOW.get() : null;
  }

  /** Whose turn this thread's questions take; empty for the server's own. */
  public static String turn() {
    Asking asking = current();
    return asking == null ? "" : asking.who;
  }

  /** True while it waits for its turn at the event store. */
  public boolean waiting() {
    return waiting;
  }

  /** Share of the present step that is done, 0 to 1; negative while unknown. */
  public double progress() {
    DoubleSupplier known = progress;
    return known == null ? -1 : known.getAsDouble();
  }

  /** For stores: it waits for its turn. */
  public void waits() {
    waiting = true;
    progress = null;
  }

  /**
   * For stores: a step has begun.
   *
   * @param share tells how much of it is done, as {@link #progress}, on any thread
   */
  public void begins(DoubleSupplier share) {
    waiting = false;
    progress = share;
  }
}
