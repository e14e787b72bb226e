/** Used × reached 使用×触达: what a feature and a campaign's touches mean for what stays and pays. */
@NullMarked
package io.tandem.insights.quadrants;

import org.jspecify.annotations.NullMarked;
