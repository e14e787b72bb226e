package io.tandem.flags.release;

/**
 * The newest gray release of a flag in an environment, for lists.
 *
 * @param rule number of the rule whose share it raises, from 0
 * @param percent the share of its step, the last one when it is over
 */
record ReleaseSummary(
    String flag, String environment, int rule, ReleaseState state, double percent) {

  static ReleaseSummary of(StoredRelease release) {
    return new ReleaseSummary(
        release.flag(),
        release.environment(),
        release.plan().rule(),
        release.state(),
        release.percent());
  }
}
