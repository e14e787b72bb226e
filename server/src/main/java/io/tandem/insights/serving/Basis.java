package io.tandem.insights.serving;

import io.tandem.warehouse.Revisions.Revision;

/**
 * The state of everything an answer depends on; of what it does not depend on, nothing.
 *
 * @param configuration the revisions of the project's configuration
 */
record Basis(Revision data, String configuration) {}
