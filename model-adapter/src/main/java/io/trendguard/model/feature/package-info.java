/** What is known of one line of an order when it is bought, in the same code for training and for serving. */
@NullMarked
package io.trendguard.model.feature;

import org.jspecify.annotations.NullMarked;
