package io.tandem.metrics;

/**
 * A quantity of a bucket.
 *
 * @param value people, events or a sum
 * @param sample how many people or events it rests on
 */
record Amount(double value, long sample) {

  static final Amount NONE = new Amount(0, 0);

  Amount plus(Amount other) {
    return new Amount(value + other.value, sample + other.sample);
  }
}
