/** The life cycle that every asset shares, whatever kind it is: models, rulebooks, message sets, experiments, settings. */
@NullMarked
package io.trendguard.asset;

import org.jspecify.annotations.NullMarked;
