/** The application: everything wired together, one entry point. */
@NullMarked
package io.trendguard.routes;

import org.jspecify.annotations.NullMarked;
