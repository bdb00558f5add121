/**
 * What is known of customers, products, creators and trends, point in time: every fact keeps when it happened and when
 * it was learnt, so that a purchase sees what could be known at its moment and nothing else.
 */
@NullMarked
package io.trendguard.model.history;

import org.jspecify.annotations.NullMarked;
