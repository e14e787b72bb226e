/** What the OpenAPI document says beyond what springdoc reads from the controllers. */
@NullMarked
package io.tandem.platform.openapi;

import org.jspecify.annotations.NullMarked;
