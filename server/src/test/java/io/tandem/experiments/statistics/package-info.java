/** Tests of work items, pools, gates and the north star. */
@NullMarked
package io.tandem.experiments.statistics;

import org.jspecify.annotations.NullMarked;
