/** What a model folder says about its model: where it comes from, how good it is, and whether it may be published. */
@NullMarked
package io.trendguard.model.card;

import org.jspecify.annotations.NullMarked;
