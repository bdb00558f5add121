/** Why a probability is what it is, as people read it. */
@NullMarked
package io.trendguard.model.explain;

import org.jspecify.annotations.NullMarked;
