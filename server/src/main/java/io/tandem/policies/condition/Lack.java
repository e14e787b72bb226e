package io.tandem.policies.condition;

/** What a reading lacks to be judged. */
public enum Lack {
  NOTHING,
  /** There is no value, or none to compare with. */
  DATA,
  /** The value rests on fewer than the minimum sample. */
  SAMPLE
}
