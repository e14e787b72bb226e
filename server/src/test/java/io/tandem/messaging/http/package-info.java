/** Tests of {@code io.tandem.messaging.http}. */
@org.jspecify.annotations.NullMarked
package io.tandem.messaging.http;
