package io.tandem.events.identity;

import io.tandem.events.intake.Reason;
import io.tandem.warehouse.MergeCopy;
import io.tandem.warehouse.PersonCopy;
import java.util.List;
import java.util.Map;

/**
 * Who did what, committed.
 *
 * @param persons person key of each claim, in order
 * @param copies changed person properties to append with the events
 * @param merges merges to append with the events
 * @param warnings by index of the claim, what was asked for and not done
 * @param changes hand it back once the copies are in the event store
 */
public record Identified(
    List<Long> persons,
    List<PersonCopy> copies,
    List<MergeCopy> merges,
    Map<Integer, Reason> warnings,
    Changes changes) {}
