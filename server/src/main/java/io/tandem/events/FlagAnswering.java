package io.tandem.events;

import io.tandem.shared.ProjectId;
import java.util.function.Supplier;

/**
 * Answers apps that ask for flags where they send events: PostHog's protocol has both on one host.
 * Implemented by the room of flags; answers come from memory.
 */
public interface FlagAnswering {

  /** True when a project has any flag, so that its apps should ask. */
  boolean any(ProjectId project);

  /** What somebody gets of each flag of an environment. */
  FlagAnswers answer(ProjectId project, int environment, FlagAsk ask);

  /** What SDKs need that evaluate by themselves. */
  FlagDefinitions definitions(ProjectId project, int environment);

  /**
   * Flags in the format of PostHog's local evaluation.
   *
   * @param etag quoted; the same as long as the flags are
   * @param json writes the whole body
   */
  record FlagDefinitions(String etag, Supplier<String> json) {}
}
