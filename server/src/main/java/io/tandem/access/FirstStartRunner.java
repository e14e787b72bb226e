package io.tandem.access;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Runs {@link FirstStart} once all beans exist and before the web server listens. */
@Component
class FirstStartRunner implements SmartInitializingSingleton {

  private final FirstStart firstStart;

  FirstStartRunner(FirstStart firstStart) {
    this.firstStart = firstStart;
  }

  @Override
  public void afterSingletonsInstantiated() {
    firstStart.prepare();
  }
}
