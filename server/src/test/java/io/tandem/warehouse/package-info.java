/** The contract of the event store port, and its engines held against it. */
@NullMarked
package io.tandem.warehouse;

import org.jspecify.annotations.NullMarked;
