/** How long raw data stays on the log. */
@NullMarked
package io.trendguard.routes.retention;

import org.jspecify.annotations.NullMarked;
