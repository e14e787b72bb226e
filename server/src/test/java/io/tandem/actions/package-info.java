/** Tests of what a policy can do. */
@NullMarked
package io.tandem.actions;

import org.jspecify.annotations.NullMarked;
