/** The policies people write: drafts, revisions, activation. */
@NullMarked
package io.tandem.policies.registry;

import org.jspecify.annotations.NullMarked;
