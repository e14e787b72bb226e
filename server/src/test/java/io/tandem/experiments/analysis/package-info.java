/** Tests of work items, pools, gates and the north star. */
@NullMarked
package io.tandem.experiments.analysis;

import org.jspecify.annotations.NullMarked;
