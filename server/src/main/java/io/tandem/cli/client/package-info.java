/** How commands talk to a server: Tandem's own API over HTTP. */
@NullMarked
package io.tandem.cli.client;

import org.jspecify.annotations.NullMarked;
