/** The tracking plan: learnt from the stream, described and governed by people. */
@NullMarked
package io.tandem.events.plan;

import org.jspecify.annotations.NullMarked;
