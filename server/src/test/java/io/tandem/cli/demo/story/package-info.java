/** Tests of the demo's story. */
@NullMarked
package io.tandem.cli.demo.story;

import org.jspecify.annotations.NullMarked;
