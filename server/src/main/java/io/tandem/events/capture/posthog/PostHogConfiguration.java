package io.tandem.events.capture.posthog;

import io.tandem.access.Callers;
import io.tandem.events.FlagAnswering;
import io.tandem.events.capture.Bodies;
import io.tandem.events.capture.CaptureServlet;
import io.tandem.events.capture.Delivery;
import java.time.Clock;
import java.util.stream.Stream;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts PostHog's endpoints on their paths, each with and without a slash at the end. */
@Configuration(proxyBeanMethods = false)
class PostHogConfiguration {

  @Bean
  ServletRegistrationBean<CaptureServlet> postHogCapture(
      Bodies bodies, Delivery delivery, Clock clock) {
    return registration(
        "postHogCapture",
        new PostHogServlet(bodies, delivery, clock),
        "/e",
        "/capture",
        "/track",
        "/engage",
        "/i/v0/e",
        "/batch");
  }

  @Bean
  ServletRegistrationBean<CaptureServlet> postHogFlags(
      Bodies bodies, Delivery delivery, FlagAnswering flags, Clock clock) {
    return registration(
        "postHogFlags", new FlagsServlet(bodies, delivery, flags, clock), "/flags", "/decide");
  }

  @Bean
  ServletRegistrationBean<CaptureServlet> postHogFlagDefinitions(
      Delivery delivery, Callers callers, FlagAnswering flags) {
    return registration(
        "postHogFlagDefinitions",
        new FlagDefinitionsServlet(delivery, callers, flags),
        "/flags/definitions",
        "/api/feature_flag/local_evaluation");
  }

  @Bean
  ServletRegistrationBean<CaptureServlet> postHogConfig(Delivery delivery, FlagAnswering flags) {
    ServletRegistrationBean<CaptureServlet> registration =
        new ServletRegistrationBean<>(new RemoteConfigServlet(delivery, flags), "/array/*");
    registration.setName("postHogConfig");
    return registration;
  }

  private static ServletRegistrationBean<CaptureServlet> registration(
      String name, CaptureServlet servlet, String... paths) {
    String[] mappings =
        Stream.of(paths).flatMap(path -> Stream.of(path, path + "/")).toArray(String[]::new);
    ServletRegistrationBean<CaptureServlet> registration =
        new ServletRegistrationBean<>(servlet, mappings);
    registration.setName(name);
    return registration;
  }
}
