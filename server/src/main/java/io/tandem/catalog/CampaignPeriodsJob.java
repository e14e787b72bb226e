package io.tandem.catalog;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every second whether a campaign's period has begun or ended. */
@Component
class CampaignPeriodsJob {

  private static final Logger log = LoggerFactory.getLogger(CampaignPeriodsJob.class);

  private final CampaignPeriods periods;

  CampaignPeriodsJob(CampaignPeriods periods) {
    this.periods = periods;
  }

  @Scheduled(fixedDelay = 1_000)
  void run() {
    try {
      periods.catchUp();
    } catch (Exception failed) {
      log.warn("Campaigns did not follow their periods; trying again in 1 s", failed);
    }
  }
}
