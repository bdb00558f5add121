/** Boosted trees laid out flat in Java arrays: what XGBoost trained, scored and explained without leaving the JVM. */
@NullMarked
package io.trendguard.model.tree;

import org.jspecify.annotations.NullMarked;
