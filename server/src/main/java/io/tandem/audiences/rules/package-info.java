/** What a segment asks of people, and how that is written as JSON. */
@NullMarked
package io.tandem.audiences.rules;

import org.jspecify.annotations.NullMarked;
