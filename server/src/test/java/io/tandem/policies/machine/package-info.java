@NullMarked
package io.tandem.policies.machine;

import org.jspecify.annotations.NullMarked;
