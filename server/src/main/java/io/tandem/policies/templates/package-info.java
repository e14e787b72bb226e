/** Rules everybody needs, to be filled in. */
@NullMarked
package io.tandem.policies.templates;

import org.jspecify.annotations.NullMarked;
