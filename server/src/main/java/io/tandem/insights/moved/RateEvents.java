package io.tandem.insights.moved;

import org.jooq.Condition;

/**
 * A rate as conditions on events.
 *
 * @param denominator events that put their person into the denominator
 * @param numerator events that put their person into the numerator
 * @param within true when only people of the denominator count in the numerator
 * @param day not 0 for a retention: the numerator's events happen so many local days after the
 *     first of the denominator's in the period
 */
record RateEvents(Condition denominator, Condition numerator, boolean within, int day) {}
