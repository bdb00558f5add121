/** Tests of the decision warehouse. */
@NullMarked
package io.trendguard.warehouse;

import org.jspecify.annotations.NullMarked;
