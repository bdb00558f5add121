/** What the steps of this module cost; run by hand. */
@NullMarked
package io.trendguard.bench;

import org.jspecify.annotations.NullMarked;
