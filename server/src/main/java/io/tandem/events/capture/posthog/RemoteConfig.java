package io.tandem.events.capture.posthog;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an SDK may do: send events, gzipped if it likes, and nothing of PostHog's other products.
 */
final class RemoteConfig {

  private RemoteConfig() {}

  static ObjectNode json() {
    ObjectNode config = JsonNodeFactory.instance.objectNode();
    config.putArray("supportedCompression").add("gzip").add("gzip-js");
    return config
        .put("hasFeatureFlags", false)
        .put("sessionRecording", false)
        .put("surveys", false)
        .put("heatmaps", false)
        .put("capturePerformance", false)
        .put("autocaptureExceptions", false)
        .put("autocapture_opt_out", false)
        .put("isAuthenticated", false)
        .put("defaultIdentifiedOnly", false);
  }
}
