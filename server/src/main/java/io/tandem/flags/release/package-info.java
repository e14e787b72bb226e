/**
 * Gray releases 灰度发布: steps of a rule's share by time and guardrails, rolled back by themselves.
 */
@NullMarked
package io.tandem.flags.release;

import org.jspecify.annotations.NullMarked;
