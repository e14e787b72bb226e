/**
 * The ledger of actions: made once for each origin, decided by people where they have to, run under
 * a lease with a fencing token, written down at every step.
 */
@NullMarked
package io.tandem.policies.ledger;

import org.jspecify.annotations.NullMarked;
