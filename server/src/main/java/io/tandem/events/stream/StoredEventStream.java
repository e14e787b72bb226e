package io.tandem.events.stream;

import io.tandem.events.EventStream;
import io.tandem.shared.ProjectId;
import io.tandem.warehouse.Event;
import io.tandem.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs one thread for each subscription, from the start of the application to its end. */
@Component
class StoredEventStream implements EventStream, SmartLifecycle {

  private final Warehouse warehouse;
  private final CursorStore cursors;
  private final TransactionTemplate transaction;
  private final Arrivals arrivals;
  private final List<Subscription> subscriptions = new ArrayList<>();
  private boolean running;

  StoredEventStream(
      Warehouse warehouse,
      CursorStore cursors,
      TransactionTemplate transaction,
      Arrivals arrivals) {
    this.warehouse = warehouse;
    this.cursors = cursors;
    this.transaction = transaction;
    this.arrivals = arrivals;
  }

  @Override
  public synchronized void subscribe(String name, Consumer<List<Event>> handler) {
    Subscription subscription = new Subscription(name, handler, warehouse, cursors, transaction);
    subscriptions.add(subscription);
    warehouse.onCommit(subscription::wake);
    if (running) {
      subscription.start();
    }
  }

  @Override
  public void onArrival(Consumer<Set<ProjectId>> listener) {
    arrivals.listen(listener);
  }

  @Override
  public synchronized void start() {
    running = true;
    subscriptions.forEach(Subscription::start);
  }

  @Override
  public synchronized void stop() {
    running = false;
    subscriptions.forEach(Subscription::stop);
  }

  @Override
  public synchronized boolean isRunning() {
    return running;
  }
}
