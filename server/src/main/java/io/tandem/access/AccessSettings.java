package io.tandem.access;

import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param initAdminToken Bearer token of the installation's owner, stored hashed at the start that
 *     first sees it; blank for none
 * @param localToken token of the data directory for commands on this machine, an administrator's;
 *     nobody is taken to administer the installation because of it; blank for none
 * @param initProjectKey public write key of the default project, read at first start; blank makes
 *     one up
 * @param zone IANA zone of the default project; blank takes the system's
 * @param sessionLifetime how long a login lasts
 */
@ConfigurationProperties("tandem.access")
record AccessSettings(
    @DefaultValue("") String initAdminToken,
    @DefaultValue("") String localToken,
    @DefaultValue("") String initProjectKey,
    @DefaultValue("") String zone,
    @DefaultValue("14d") Duration sessionLifetime) {

  ZoneId defaultZone() {
    return zone.isBlank() ? ZoneId.systemDefault() : ZoneId.of(zone);
  }
}
