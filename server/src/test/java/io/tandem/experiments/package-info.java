/** Tests of work items, pools, gates and the north star. */
@NullMarked
package io.tandem.experiments;

import org.jspecify.annotations.NullMarked;
