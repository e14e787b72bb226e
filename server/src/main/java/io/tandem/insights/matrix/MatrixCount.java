package io.tandem.insights.matrix;

/**
 * Active people who did the same things.
 *
 * @param bits see {@link MatrixSql}
 */
record MatrixCount(long bits, long people) {

  boolean has(long wanted) {
    return (bits & wanted) == wanted;
  }
}
