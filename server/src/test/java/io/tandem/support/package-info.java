/** What tests of several rooms share. */
@NullMarked
package io.tandem.support;

import org.jspecify.annotations.NullMarked;
