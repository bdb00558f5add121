/** What interventions may cost. */
@NullMarked
package io.trendguard.budget;

import org.jspecify.annotations.NullMarked;
