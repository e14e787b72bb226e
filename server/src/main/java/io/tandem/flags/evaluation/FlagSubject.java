package io.tandem.flags.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * For whom a flag is evaluated. What is not known is null and meets only negative conditions;
 * values are texts, numbers, booleans, lists of these, or the JSON of anything else as a text.
 */
public interface FlagSubject {

  /** The id the app gave. */
  String id();

  /** A property of the person. */
  @Nullable Object property(String name);

  /** Key of the group of a type it acts for. */
  @Nullable String group(String type);

  /** A property of that group. */
  @Nullable Object groupProperty(String type, String name);

  /** True for somebody who is in a segment now. */
  boolean inSegment(String segment);

  /** The present moment, UTC milliseconds. */
  long now();
}
