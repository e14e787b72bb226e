package io.tandem.insights.matrix;

/**
 * Active people by what they did.
 *
 * @param sides what it is about
 * @param revision of what counts as active
 * @param active all of them
 * @param features users of each feature
 * @param campaigns participants of each campaign
 * @param both of a feature's users the participants of a campaign
 */
record MatrixCounts(
    Subjects.Sides sides,
    long revision,
    long active,
    long[] features,
    long[] campaigns,
    long[][] both) {

  /** Nobody did anything yet. */
  static MatrixCounts none(Subjects.Sides sides, long revision, long active) {
    int rows = sides.features().size();
    int columns = sides.campaigns().size();
    return new MatrixCounts(
        sides, revision, active, new long[rows], new long[columns], new long[rows][columns]);
  }
}
