@NullMarked
package io.tandem.warehouse.index;

import org.jspecify.annotations.NullMarked;
