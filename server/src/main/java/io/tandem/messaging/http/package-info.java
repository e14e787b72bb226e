/** Requests to addresses that members typed in: guarded, bounded, never redirected. */
@NullMarked
package io.tandem.messaging.http;

import org.jspecify.annotations.NullMarked;
