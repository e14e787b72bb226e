package io.tandem.audiences.live;

import io.tandem.events.Merges;
import io.tandem.events.PeopleChanges;
import io.tandem.warehouse.Memberships;
import org.springframework.stereotype.Component;

/** Where upkeep learns of things, and where it writes. */
@Component
record Sources(
    Reading reading,
    Memberships memberships,
    Merges merges,
    PeopleChanges changes,
    Outcomes outcomes) {}
