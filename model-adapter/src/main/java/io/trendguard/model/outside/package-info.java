/** Models that were trained elsewhere: what their columns are here, and how they become a model folder. */
@NullMarked
package io.trendguard.model.outside;

import org.jspecify.annotations.NullMarked;
