package io.tandem.cli.demo.story;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event of the story, to be sent.
 *
 * @param learner whose it is
 * @param anonymousId sent under this id, before the learner was known; else under the learner's
 * @param uuid the same in every run
 * @param time when it happened
 * @param name event name
 * @param properties text, numbers and booleans by name
 * @param person what is said about the person with it; not empty makes it an identify
 */
public record DemoEvent(
    Learner learner,
    @Nullable String anonymousId,
    UUID uuid,
    Instant time,
    String name,
    Map<String, Object> properties,
    Map<String, Object> person) {

  /** The event that tells who somebody is. */
  public static final String IDENTIFY = "$identify";
}
