/** Judges closed buckets, keeps states, episodes and evaluations. */
@NullMarked
package io.tandem.policies.evaluation;

import org.jspecify.annotations.NullMarked;
