/** Which implementation stands behind which port. */
@NullMarked
package io.trendguard.routes.wiring;

import org.jspecify.annotations.NullMarked;
