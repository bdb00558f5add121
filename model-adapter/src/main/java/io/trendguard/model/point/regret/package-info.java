/** What models of the regret decision point are told, and what became of each item: features, labels and training rows. */
@NullMarked
package io.trendguard.model.point.regret;

import org.jspecify.annotations.NullMarked;
