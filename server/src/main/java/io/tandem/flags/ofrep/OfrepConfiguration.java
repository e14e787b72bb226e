package io.tandem.flags.ofrep;

import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts OFREP on its path. */
@Configuration(proxyBeanMethods = false)
class OfrepConfiguration {

  @Bean
  ServletRegistrationBean<OfrepServlet> ofrep(OfrepAnswers answers, FlagStreams streams) {
    ServletRegistrationBean<OfrepServlet> registration =
        new ServletRegistrationBean<>(new OfrepServlet(answers, streams), OfrepServlet.ROOT + "*");
    registration.setName("ofrep");
    return registration;
  }
}
