package io.tandem.flags.registry;

import io.tandem.flags.evaluation.FlagOutcome;

/**
 * What a change would do to somebody.
 *
 * @param id as asked for
 * @param before what they get now
 * @param after what they would get
 */
record FlagEffect(String id, FlagOutcome before, FlagOutcome after) {}
