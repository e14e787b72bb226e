/** Tests of {@code io.tandem.messaging.format}. */
@org.jspecify.annotations.NullMarked
package io.tandem.messaging.format;
