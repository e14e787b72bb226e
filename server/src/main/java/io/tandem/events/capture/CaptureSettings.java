package io.tandem.events.capture;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * @param bodyMemory how much the requests being worked on may need together, decoded; what would
 *     need more is answered by 503. A quarter of the heap when not set.
 */
@ConfigurationProperties("tandem.events.capture")
record CaptureSettings(@Nullable DataSize bodyMemory) {

  long bytes() {
    return bodyMemory == null ? Runtime.getRuntime().maxMemory() / 4 : bodyMemory.toBytes();
  }
}
