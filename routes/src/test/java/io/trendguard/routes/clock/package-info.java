/** The time that the service goes by. */
@NullMarked
package io.trendguard.routes.clock;

import org.jspecify.annotations.NullMarked;
