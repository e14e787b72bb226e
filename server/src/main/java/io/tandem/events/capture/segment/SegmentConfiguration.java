package io.tandem.events.capture.segment;

import io.tandem.events.capture.Bodies;
import io.tandem.events.capture.CaptureServlet;
import io.tandem.events.capture.Delivery;
import java.time.Clock;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts Segment's endpoints on their paths. */
@Configuration(proxyBeanMethods = false)
class SegmentConfiguration {

  @Bean
  ServletRegistrationBean<CaptureServlet> segmentCapture(
      Bodies bodies, Delivery delivery, Clock clock) {
    ServletRegistrationBean<CaptureServlet> registration =
        new ServletRegistrationBean<>(new SegmentServlet(bodies, delivery, clock), "/v1/*");
    registration.setName("segmentCapture");
    return registration;
  }
}
