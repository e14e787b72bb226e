package io.tandem.messaging;

import io.tandem.messaging.http.AddressGuard;
import io.tandem.messaging.http.GuardedClient;
import io.tandem.messaging.http.HostNames;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MessagingConfiguration {

  @Bean
  GuardedClient guardedClient(MessagingSettings settings) {
    AddressGuard guard = new AddressGuard(settings.allowPrivateAddresses());
    return new GuardedClient(guard, HostNames.SYSTEM, settings.timeout());
  }
}
