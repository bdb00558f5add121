/** How likely a purchase is to be regretted, and why. */
@NullMarked
package io.trendguard.risk;

import org.jspecify.annotations.NullMarked;
