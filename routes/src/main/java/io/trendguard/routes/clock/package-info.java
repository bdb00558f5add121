/** The time that the service goes by, and what happens again and again. */
@NullMarked
package io.trendguard.routes.clock;

import org.jspecify.annotations.NullMarked;
