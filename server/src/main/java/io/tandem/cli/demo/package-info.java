/** The demo: plays a company through a server's public endpoints, then keeps it alive. */
@NullMarked
package io.tandem.cli.demo;

import org.jspecify.annotations.NullMarked;
