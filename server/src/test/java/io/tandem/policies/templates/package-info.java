@NullMarked
package io.tandem.policies.templates;

import org.jspecify.annotations.NullMarked;
