/** Tests of work items, pools, gates and the north star. */
@NullMarked
package io.tandem.growth;

import org.jspecify.annotations.NullMarked;
