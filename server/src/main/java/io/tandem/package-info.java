/** Tandem (双翼): one room per domain, see ARCHITECTURE.md. */
@NullMarked
package io.tandem;

import org.jspecify.annotations.NullMarked;
