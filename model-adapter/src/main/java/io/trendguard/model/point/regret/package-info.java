/** Features, labels and training rows of the regret decision point. */
@NullMarked
package io.trendguard.model.point.regret;

import org.jspecify.annotations.NullMarked;
