package io.tandem.events.capture.posthog;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an SDK may do: send events, gzipped if it likes, ask for flags where there are any, and
 * nothing of PostHog's other products.
 */
final class RemoteConfig {

  private RemoteConfig() {}

  /**
   * @param flags the project has flags to ask for
   */
  static ObjectNode json(boolean flags) {
    ObjectNode config = JsonNodeFactory.instance.objectNode();
    config.putArray("supportedCompression").add("gzip").add("gzip-js");
    return config
        .put("hasFeatureFlags", flags)
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
