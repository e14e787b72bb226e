@NullMarked
package io.tandem.policies;

import org.jspecify.annotations.NullMarked;
