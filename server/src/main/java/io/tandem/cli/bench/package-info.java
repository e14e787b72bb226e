/** Measurements of a running Tandem: load drivers, never timed unit tests. */
@NullMarked
package io.tandem.cli.bench;

import org.jspecify.annotations.NullMarked;
