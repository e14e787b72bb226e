@NullMarked
package io.tandem.policies.registry;

import org.jspecify.annotations.NullMarked;
