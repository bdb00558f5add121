/** What interventions may cost, and how a window of proposals shares it. */
@NullMarked
package io.trendguard.budget;

import org.jspecify.annotations.NullMarked;
