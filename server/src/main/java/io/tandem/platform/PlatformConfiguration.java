package io.tandem.platform;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class PlatformConfiguration {

  /**
   * Jobs that run at the same time; one that is slow, or waits for a store, must not hold up the
   * flags' refresh.
   */
  private static final int JOBS_AT_ONCE = 8;

  private static final Duration LAST_TURN = Duration.ofSeconds(30);

  /**
   * Runs the jobs. Spring's own scheduler for virtual threads runs everything with a fixed delay on
   * one thread, one after the other. Jobs under way when the server stops are waited for, never
   * interrupted: an interrupt closes the files they write.
   */
  @Bean
  ThreadPoolTaskScheduler taskScheduler() {
    ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
    scheduler.setPoolSize(JOBS_AT_ONCE);
    scheduler.setThreadNamePrefix("job-");
    scheduler.setWaitForTasksToCompleteOnShutdown(true);
    scheduler.setAwaitTerminationSeconds((int) LAST_TURN.toSeconds());
    return scheduler;
  }
}
