/** What somebody says about a flag. Whatever can be constructed here can be evaluated. */
@NullMarked
package io.tandem.flags.definition;

import org.jspecify.annotations.NullMarked;
