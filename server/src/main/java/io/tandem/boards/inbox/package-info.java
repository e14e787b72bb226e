/** What waits for people, and what happened. */
@NullMarked
package io.tandem.boards.inbox;

import org.jspecify.annotations.NullMarked;
