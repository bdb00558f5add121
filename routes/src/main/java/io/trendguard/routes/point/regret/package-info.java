/** What became of decisions about purchases: what came back, and until when it may. */
@NullMarked
package io.trendguard.routes.point.regret;

import org.jspecify.annotations.NullMarked;
