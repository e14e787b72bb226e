/** Tests of what the platform answers by itself. */
@NullMarked
package io.tandem.platform.web;

import org.jspecify.annotations.NullMarked;
