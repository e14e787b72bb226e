@NullMarked
package io.tandem.policies.wording;

import org.jspecify.annotations.NullMarked;
