/** Tests of the stream of stored events. */
@org.jspecify.annotations.NullMarked
package io.tandem.events.stream;
