/** Training: from rows with outcomes to a model folder, with every date, count and choice written down. */
@NullMarked
package io.trendguard.model.train;

import org.jspecify.annotations.NullMarked;
