/** The risk model: what is known of the past, what it says of a purchase, how that was learnt and how it is served. */
@NullMarked
package io.trendguard.model;

import org.jspecify.annotations.NullMarked;
