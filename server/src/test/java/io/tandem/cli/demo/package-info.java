/** Tests of the demo against a real server. */
@NullMarked
package io.tandem.cli.demo;

import org.jspecify.annotations.NullMarked;
