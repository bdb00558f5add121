/** The decision itself: a function of a request, a rulebook and a model. */
@NullMarked
package io.trendguard.decision;

import org.jspecify.annotations.NullMarked;
