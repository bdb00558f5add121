/** The console in a real browser. */
@NullMarked
package io.trendguard.routes.console;

import org.jspecify.annotations.NullMarked;
