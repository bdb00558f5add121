/** The life cycle of assets. */
@NullMarked
package io.trendguard.asset;

import org.jspecify.annotations.NullMarked;
