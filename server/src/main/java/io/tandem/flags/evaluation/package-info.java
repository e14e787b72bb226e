/**
 * Who gets what: flags compiled into what answers within nanoseconds. Pure; no store, no network.
 */
@NullMarked
package io.tandem.flags.evaluation;

import org.jspecify.annotations.NullMarked;
