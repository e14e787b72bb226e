/** Tests of the catalog through its HTTP face. */
@NullMarked
package io.tandem.catalog;

import org.jspecify.annotations.NullMarked;
