/** The lists of the decision warehouse over HTTP. */
@NullMarked
package io.trendguard.routes.api.list;

import org.jspecify.annotations.NullMarked;
