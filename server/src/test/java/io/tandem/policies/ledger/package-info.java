/** Tests of the ledger of actions. */
@org.jspecify.annotations.NullMarked
package io.tandem.policies.ledger;
