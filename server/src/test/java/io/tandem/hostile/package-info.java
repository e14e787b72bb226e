/** Requests nobody should send, and the answers they must get. */
@org.jspecify.annotations.NullMarked
package io.tandem.hostile;
