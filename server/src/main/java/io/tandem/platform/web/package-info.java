/** Security chain, error answers and the pages of the interface. */
@NullMarked
package io.tandem.platform.web;

import org.jspecify.annotations.NullMarked;
