/** Tests of {@code io.tandem.messaging}. */
@org.jspecify.annotations.NullMarked
package io.tandem.messaging;
