/** What stays of the people a campaign brought 沉淀. */
@NullMarked
package io.tandem.insights.residue;

import org.jspecify.annotations.NullMarked;
