package io.tandem.insights.quadrants;

/**
 * Active people with the same marks.
 *
 * @param bits see {@link QuadrantSql}
 * @param revenue what they paid together
 */
record QuadrantCount(long bits, long people, double revenue) {

  boolean has(int mark) {
    return (bits >> mark & 1) == 1;
  }
}
