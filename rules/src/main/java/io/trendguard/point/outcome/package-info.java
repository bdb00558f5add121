/**
 * What becomes of a decision, and how that becomes known: something happens to what it was about, or the time for it passes.
 */
@NullMarked
package io.trendguard.point.outcome;

import org.jspecify.annotations.NullMarked;
