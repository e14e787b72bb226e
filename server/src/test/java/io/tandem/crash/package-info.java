/** What a killed server must not lose. */
@org.jspecify.annotations.NullMarked
package io.tandem.crash;
